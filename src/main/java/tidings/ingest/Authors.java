package tidings.ingest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tidings.story.ArticleDate;
import tidings.story.DateSource;

/** Who wrote it: people's names, without what stands around them. */
final class Authors {
    private static final Pattern BY = Pattern.compile(
            "^(?:written by|story by|by|von|par|por|di|da|door|av|af|автор)[:\\s]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern AND =
            Pattern.compile("\\s*[,;|&]\\s*|\\s+(?:and|und|et|y|e|en|och|og|ja|и|та)\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_NAME =
            Pattern.compile("https?://|@|\\d{2}|^(?:admin|editor|staff)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern BYLINE_TEXT =
            Pattern.compile("(?:[Ww]ritten by|[Ss]tory by|B[Yy]|by|Von|Par|Por|Door|Av|Af)[:\\s]+"
                    + "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?:[\\s,&]+[\\p{L}\\p{M}.'’-]+){0,8}");
    private static final int MAX_NAME = 80;
    private static final int MAX_BYLINE = 100;
    private static final int MAX_BYLINES = 4;
    private static final String MARKED =
            "[rel=author], [itemprop=author] [itemprop=name], [itemprop=author], .byline, .author, .p-author";

    private Authors() {}

    /** @param declared in JSON-LD; then the page's meta elements count, then what it marks as a byline, then what reads like one */
    static List<String> of(Document page, List<String> declared, Meta meta, Dates dates) {
        String author = meta.first("author", "article:author", "dc.creator", "parsely-author", "byl");
        return Stream.<Supplier<List<String>>>of(
                        () -> declared,
                        () -> author == null ? List.of() : List.of(author),
                        () -> page.select(MARKED).stream()
                                .limit(MAX_BYLINES)
                                .map(Element::text)
                                .toList(),
                        () -> written(page, dates))
                .map(Supplier::get)
                .map(Authors::names)
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> written(Document page, Dates dates) {
        return page.getElementsMatchingOwnText(BY).stream()
                .map(e -> Texts.tidy(e.text()))
                .filter(t -> isByline(t) || datedByline(t, dates).isPresent())
                .limit(1)
                .toList();
    }

    /** Whether the text says by whom the story is, and nothing else. */
    static boolean isByline(String text) {
        return text.length() <= MAX_BYLINE && BYLINE_TEXT.matcher(text).matches();
    }

    /** The date in a line that says by whom the story is and when it was published, and nothing else. */
    static Optional<ArticleDate> datedByline(String text, Dates dates) {
        return text.length() > MAX_BYLINE
                ? Optional.empty()
                : dates.line(text, DateSource.TEXT)
                        .filter(l -> isByline(l.text()))
                        .map(Dates.Line::date);
    }

    /** The names in these bylines, each once. */
    static List<String> names(List<String> bylines) {
        var names = new LinkedHashSet<String>();
        for (String byline : bylines) {
            for (String part : AND.split(BY.matcher(Texts.tidy(byline)).replaceFirst(""))) {
                String name = BY.matcher(part.strip()).replaceFirst("");
                if (!name.isEmpty()
                        && name.length() <= MAX_NAME
                        && !NO_NAME.matcher(name).find()) {
                    names.add(name);
                }
            }
        }
        return List.copyOf(names);
    }
}
