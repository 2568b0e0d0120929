package tidings.feed;

import static java.util.stream.Collectors.joining;

import java.time.temporal.ChronoUnit;
import tidings.story.FeedDefinition;
import tidings.story.Format;
import tidings.story.XmlText;

/** Our own page of an article that has no address: what its entry links to. */
final class ArticlePage {
    private ArticlePage() {}

    static String write(FeedDefinition feed, Item item, Addresses addresses) {
        return """
                <!doctype html>
                <html%s>
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="alternate" type="%s" title="%s" href="%s">
                <style>body{font:1.1em/1.6 Georgia,serif;max-width:38em;margin:2em auto;padding:0 1em;color:#222;background:#fff}h1{line-height:1.2}img{max-width:100%%;height:auto}.about{color:#666;font-size:.9em}</style>
                </head>
                <body>
                <article>
                <h1>%s</h1>
                <p class="about"><time datetime="%s">%s</time> · %s</p>
                %s
                </article>
                %s<p class="about">%s<a href="%s">%s</a></p>
                </body>
                </html>
                """.formatted(
                        language(feed, item),
                        XmlText.escape(item.title()),
                        Format.ATOM.mediaType(),
                        XmlText.escape(feed.title()),
                        XmlText.escape(addresses.document(feed.path(), Format.ATOM)),
                        XmlText.escape(item.title()),
                        item.published().truncatedTo(ChronoUnit.SECONDS),
                        item.published()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()
                                .replace("T", " ")
                                .replace("Z", " UTC"),
                        XmlText.escape(String.join(", ", item.authors())),
                        item.content(),
                        related(item),
                        item.rights() == null ? "" : XmlText.escape(item.rights()) + " · ",
                        XmlText.escape(addresses.home()),
                        XmlText.escape(feed.title()));
    }

    private static String language(FeedDefinition feed, Item item) {
        String language = item.language() == null ? feed.language() : item.language();
        return language == null ? "" : " lang=\"" + XmlText.escape(language) + "\"";
    }

    private static String related(Item item) {
        return item.related().isEmpty()
                ? ""
                : item.related().stream()
                        .map(r -> "<li><a href=\"" + XmlText.escape(r.link()) + "\">" + XmlText.escape(r.title())
                                + "</a></li>\n")
                        .collect(joining("", "<ul>\n", "</ul>\n"));
    }
}
