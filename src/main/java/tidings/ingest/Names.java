package tidings.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** People's names as they stand in bylines and declarations: parted, and without titles, roles, dates and whatever else stands around them. */
final class Names {
    private static final Pattern HARD = Pattern.compile("\\s*[|•·►→]\\s*|\\s+[-–—/]+\\s+|\\s*[(\\[{]");
    private static final Pattern SOFT = Pattern.compile("\\s*[,;&+，、؛،\\n]\\s*");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern ADDRESS = Pattern.compile("https?:|www\\.|@\\w+\\.|\\.(?:com|de|org|net|html?)\\b");
    private static final Pattern CREDENTIAL = Pattern.compile(
            "(?:\\p{Lu}\\p{L}{0,3}\\.?-?){2,4}|\\p{Lu}{2,6}\\.?|Ph\\.?D\\.?|M\\.?D\\.?|Jr\\.?|Sr\\.?|Esq\\.?");
    private static final int MAX_TEXT = 300;
    private static final int MAX_WORDS = 5;
    private static final int MAX_LENGTH = 60;
    private static final int MAX_NAMES = 12;

    private Names() {}

    /** The names that a line for people to read holds; it may hold other things. */
    static List<String> inByline(String text) {
        return read(text, false);
    }

    /** The names in what the page says, for machines, to be names: a single word may be one. */
    static List<String> declared(String text) {
        return read(text, true);
    }

    private static List<String> read(String text, boolean declared) {
        String line = Texts.tidy(text).replace('：', ':');
        if (line.length() > MAX_TEXT || ADDRESS.matcher(line).find() && line.indexOf(' ') < 0) {
            return List.of();
        }
        Optional<String> reversed = declared ? reversed(line) : Optional.empty();
        if (reversed.isPresent()) {
            return List.of(reversed.get());
        }
        for (String segment : HARD.split(line)) {
            List<String> names = segment(segment, declared);
            if (!names.isEmpty()) {
                return names;
            }
        }
        return List.of();
    }

    /** {@code Marrish, Odile} is one name. */
    private static Optional<String> reversed(String line) {
        String[] parts = line.split(", ?");
        return parts.length == 2
                        && parts[0].indexOf(' ') < 0
                        && isNameWord(parts[0])
                        && !CREDENTIAL.matcher(parts[1]).matches()
                        && parts[1].split(" ").length <= 2
                        && SPACE.splitAsStream(parts[1]).allMatch(Names::isNameWord)
                ? name(parts[1] + " " + parts[0])
                : Optional.empty();
    }

    private static List<String> segment(String segment, boolean declared) {
        Map<String, String> names = new LinkedHashMap<>();
        String rest = segment.substring(AuthorWords.afterOpening(segment.strip()) + leading(segment));
        for (String part : parts(rest)) {
            boolean first = names.isEmpty();
            String words = part.substring(AuthorWords.afterOpening(part));
            Optional<String> name = name(words);
            if (declared && first && (name.isEmpty() || name.get().indexOf(' ') < 0)) {
                name = whole(words.strip());
            }
            if (name.isPresent() && (first || isWhole(part, name.get()))) {
                names.putIfAbsent(Words.fold(name.get()), name.get());
            }
        }
        return names.values().stream().limit(MAX_NAMES).toList();
    }

    private static int leading(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        for (String part : SOFT.split(text)) {
            var words = new ArrayList<String>();
            for (String word : SPACE.split(part.strip())) {
                boolean and = AuthorWords.AND.contains(Texts.lower(word)) && Character.isLowerCase(word.charAt(0));
                if (and && !words.isEmpty()) {
                    parts.add(String.join(" ", words));
                    words.clear();
                } else if (!and && !word.isEmpty()) {
                    words.add(word);
                }
            }
            parts.add(String.join(" ", words));
        }
        return parts;
    }

    /** A further name leaves nothing over and is more than a word, or it is a place, a title, a newspaper. */
    private static boolean isWhole(String part, String name) {
        return part.length() <= name.length() + 3 && name.indexOf(' ') > 0;
    }

    private static Optional<String> name(String text) {
        var words = new ArrayList<String>();
        String[] all = SPACE.split(text.strip());
        for (int i = 0; i < all.length; i++) {
            String bare = withoutMark(all[i]);
            if (!isNameWord(bare) || isMonth(bare, i + 1 < all.length ? all[i + 1] : "")) {
                break;
            }
            int glued = glued(bare);
            words.add(bare.substring(0, glued));
            if (glued < bare.length()) {
                break;
            }
        }
        while (!words.isEmpty() && AuthorWords.PARTICLES.contains(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        String name = String.join(" ", words);
        return isSomebody(name, words.size()) ? Optional.of(Names.written(name)) : Optional.empty();
    }

    private static String withoutMark(String word) {
        return word.endsWith(":") || word.endsWith("!") ? word.substring(0, word.length() - 1) : word;
    }

    /** April is a month where a number follows, or nothing. */
    private static boolean isMonth(String word, String next) {
        String lower = Texts.lower(word.endsWith(".") ? word.substring(0, word.length() - 1) : word);
        return AuthorWords.MONTHS.contains(lower) && (next.isEmpty() || Texts.hasDigit(next));
    }

    /** Where {@code MarrishEditor} is two words that stood in two elements. */
    private static int glued(String word) {
        for (int i = 2; i < word.length() - 2; i++) {
            if (Character.isUpperCase(word.charAt(i))
                    && Character.isLowerCase(word.charAt(i - 1))
                    && !isNameWord(word.substring(i))) {
                return i;
            }
        }
        return word.length();
    }

    private static boolean isSomebody(String name, int words) {
        return words > 0
                && words <= MAX_WORDS
                && name.length() <= MAX_LENGTH
                && name.length() > 1
                && !AuthorWords.NOBODY.contains(Texts.lower(name))
                && !AuthorWords.isLabel(name);
    }

    /** What was said to be a name is one, even in small letters, as long as it is short and plain. */
    private static Optional<String> whole(String text) {
        boolean plain = text.chars()
                        .allMatch(c -> Character.isLetterOrDigit(c)
                                || "._-'’ ".indexOf(c) >= 0
                                || Character.getType(c) == Character.NON_SPACING_MARK)
                && text.chars().anyMatch(Character::isLetter)
                && !ADDRESS.matcher(text).find();
        boolean isDated = Texts.hasDigit(text);
        boolean aside = SPACE.splitAsStream(Texts.lower(text))
                .map(w -> w.endsWith(".") ? w.substring(0, w.length() - 1) : w)
                .anyMatch(w -> AuthorWords.ASIDES.contains(w) || isDated && AuthorWords.MONTHS.contains(w));
        return plain && !aside && isSomebody(text, text.split(" ").length)
                ? Optional.of(written(text))
                : Optional.empty();
    }

    /** What one person is, or several are. */
    private static boolean isRole(String lower) {
        return AuthorWords.ROLES.contains(lower)
                || lower.endsWith("s") && AuthorWords.ROLES.contains(lower.substring(0, lower.length() - 1));
    }

    private static boolean isNameWord(String word) {
        String lower = Texts.lower(word.endsWith(".") ? word.substring(0, word.length() - 1) : word);
        if (lower.isEmpty() || isRole(lower) || AuthorWords.ASIDES.contains(lower)) {
            return false;
        }
        if (AuthorWords.PARTICLES.contains(word)) {
            return true;
        }
        boolean elided = word.length() > 3 && "'’".indexOf(word.charAt(1)) >= 0; // d'Aubry
        int first = word.codePointAt(elided ? 2 : 0);
        return (Character.isUpperCase(first)
                        || Character.isTitleCase(first)
                        || Character.isLetter(first) && !Character.isLowerCase(first))
                && word.codePoints()
                        .allMatch(c -> Character.isLetter(c)
                                || Character.getType(c) == Character.NON_SPACING_MARK
                                || "'’.-‑‐·`´".indexOf(c) >= 0);
    }

    /** JOHN SMITH is shouting. */
    private static String written(String name) {
        boolean shouts = name.indexOf(' ') > 0
                && name.chars().noneMatch(Character::isLowerCase)
                && name.chars().filter(Character::isUpperCase).count() > 4;
        if (!shouts) {
            return name;
        }
        var written = new StringBuilder(name.length());
        boolean start = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            written.append(start ? c : Character.toLowerCase(c));
            start = !Character.isLetter(c);
        }
        return written.toString();
    }

    /** Whether the name is one of several people together or of an organisation. */
    static boolean isTeam(String name) {
        return SPACE.splitAsStream(Texts.lower(name)).anyMatch(AuthorWords.TEAMS::contains);
    }
}
