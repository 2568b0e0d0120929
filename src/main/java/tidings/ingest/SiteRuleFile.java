package tidings.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.ingest.Directive.Kind;

/**
 * A file of rules in the format of Full-Text RSS's site patterns: {@code directive: value} or {@code directive(argument): value}, a line
 * each; a line that begins with {@code #} says nothing. Nothing in a file is fatal: what is not understood becomes a {@link RuleFault}.
 */
final class SiteRuleFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final Pattern LINE = Pattern.compile("([A-Za-z_]+)\\s*(?:\\((.*?)\\)\\s*)?:(.*)");
    private static final Pattern TAG = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
    private static final Set<String> YES = Set.of("yes", "true");
    private static final Set<String> NO = Set.of("no", "false");

    private final Path file;
    private final List<RuleLine> lines = new ArrayList<>();
    private final List<RuleFault> faults = new ArrayList<>();
    private final Deque<RuleLine> finds = new ArrayDeque<>();
    private final List<RuleLine> replaces = new ArrayList<>();
    private int number;

    private SiteRuleFile(Path file) {
        this.file = file;
    }

    static SiteRule read(Path file) {
        var reading = new SiteRuleFile(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                reading.error("is larger than 1 MiB; no site's rules are");
            } else {
                reading.read(new String(bytes, UTF_8));
            }
        } catch (IOException e) {
            reading.error("cannot be read (" + e.getMessage() + ")");
        }
        return new SiteRule(reading.lines, reading.faults);
    }

    private void read(String text) {
        for (String line : text.replace("\ufeff", "").split("\\r\\n?|\\n", -1)) {
            number++;
            String words = line.strip();
            if (!words.isEmpty() && !words.startsWith("#")) {
                read(words, LINE.matcher(words));
            }
        }
        number = 0;
        pairReplacements();
    }

    private void read(String words, Matcher line) {
        Optional<Directive> directive = line.matches() ? Directive.named(line.group(1)) : Optional.empty();
        if (directive.isEmpty()) {
            String word = line.matches() ? line.group(1) : words;
            faults.add(new RuleFault(file, number, false, "unknown directive '" + Texts.shortened(word, 60) + "'"));
        } else if (directive.get().kind() != Kind.NOTED) {
            read(
                    directive.get(),
                    line.group(2) == null ? "" : line.group(2),
                    line.group(3).strip());
        }
    }

    private void read(Directive directive, String argument, String value) {
        if (value.isEmpty() && directive != Directive.REPLACE_STRING) {
            faults.add(new RuleFault(file, number, false, directive + " says nothing"));
            return;
        }
        switch (directive.kind()) {
            case XPATH -> expression(directive, argument, value);
            case FLAG -> flag(directive, value);
            default -> add(line(directive, argument, value, null));
        }
    }

    private void expression(Directive directive, String argument, String value) {
        XPath xpath = null;
        try {
            xpath = XPath.of(value);
        } catch (XPathFault e) {
            error(directive + ": not an XPath expression: " + e.getMessage());
        }
        if (directive == Directive.IF_PAGE_CONTAINS) {
            condition(xpath);
        } else if (directive == Directive.WRAP_IN && !TAG.matcher(argument).matches()) {
            error("wrap_in: no name of an element: '" + argument + "'");
        } else if (xpath != null) {
            Directive meant = directive == Directive.STRIP_ATTR ? Directive.STRIP : directive;
            add(line(meant, argument, value, xpath));
        }
    }

    /** Belongs to the nearest link above it; a condition that is none holds nowhere. */
    private void condition(@Nullable XPath xpath) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            RuleLine link = lines.get(i);
            if (link.directive() == Directive.SINGLE_PAGE_LINK || link.directive() == Directive.NEXT_PAGE_LINK) {
                lines.remove(i);
                if (xpath != null) {
                    lines.add(i, link.onlyIf(xpath));
                }
                return;
            }
        }
        error("if_page_contains: there is no link above it that it could belong to");
    }

    private void flag(Directive directive, String value) {
        String word = Texts.lower(value.split("[\\s#]", 2)[0]);
        if (YES.contains(word) || NO.contains(word)) {
            add(line(directive, "", YES.contains(word) ? "yes" : "no", null));
        } else {
            error(directive + ": neither yes nor no: '" + value + "'");
        }
    }

    private void add(RuleLine line) {
        switch (line.directive()) {
            case FIND_STRING -> finds.add(line);
            case REPLACE_STRING -> replacement(line);
            case TEST_CONTAINS -> testOf(line);
            case TEST_URLS -> lines.add(line.of(Directive.TEST_URL, ""));
            default -> lines.add(line);
        }
    }

    private void testOf(RuleLine words) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).directive() == Directive.TEST_URL) {
                lines.add(words.of(Directive.TEST_CONTAINS, lines.get(i).value()));
                return;
            }
        }
        error("test_contains: there is no test_url above it");
    }

    private void replacement(RuleLine line) {
        if (line.argument().isEmpty()) {
            replaces.add(line);
        } else {
            lines.add(line);
        }
    }

    /** The first string to find goes with the first replacement, and so on; if one is missing nobody knows which, and none holds. */
    private void pairReplacements() {
        if (finds.size() != replaces.size()) {
            number =
                    finds.isEmpty() ? replaces.get(0).number() : finds.getLast().number();
            error("find_string and replace_string do not go in pairs; none of them is used");
            return;
        }
        replaces.forEach(
                r -> lines.add(r.of(Directive.REPLACE_STRING, finds.remove().value())));
    }

    private RuleLine line(Directive directive, String argument, String value, @Nullable XPath xpath) {
        return new RuleLine(file, number, directive, argument, value, xpath, null);
    }

    private void error(String what) {
        faults.add(new RuleFault(file, number, true, what));
    }
}
