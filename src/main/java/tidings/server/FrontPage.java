package tidings.server;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import tidings.feed.Addresses;
import tidings.story.FeedDefinition;
import tidings.story.Format;
import tidings.story.XmlText;

/** The page at {@code /}: the feeds, for people to choose from and for readers to discover. */
final class FrontPage {
    private FrontPage() {}

    static String write(List<FeedDefinition> feeds, Addresses addresses) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Tidings</title>
                %s
                <style>body{font:1.05em/1.6 system-ui,sans-serif;max-width:42em;margin:2em auto;padding:0 1em;color:#222;background:#fff}h2{margin:1.5em 0 0}p{margin:.2em 0}</style>
                </head>
                <body>
                <h1>Feeds</h1>
                <p>Copy an address into your feed reader, or take <a href="%s">all of them</a> as OPML.</p>
                %s
                </body>
                </html>
                """.formatted(
                        feeds.stream().flatMap(f -> discovery(f, addresses)).collect(joining("\n")),
                        XmlText.escape(addresses.list()),
                        feeds.stream().map(f -> section(f, addresses)).collect(joining("\n")));
    }

    static Stream<String> discovery(FeedDefinition feed, Addresses addresses) {
        return Stream.of(Format.values())
                .map(f -> "<link rel=\"alternate\" type=\"%s\" title=\"%s\" href=\"%s\">"
                        .formatted(
                                f.mediaType(),
                                XmlText.escape(feed.title() + " (" + f.title() + ")"),
                                XmlText.escape(addresses.document(feed.path(), f))));
    }

    private static String section(FeedDefinition feed, Addresses addresses) {
        String links = Stream.of(Format.values())
                .map(f -> "<a href=\"%s\">%s</a>"
                        .formatted(XmlText.escape(addresses.document(feed.path(), f)), f.title()))
                .collect(joining(" · "));
        return "<h2><a href=\"%s\">%s</a></h2>\n<p>%s</p>\n<p>%s</p>"
                .formatted(
                        XmlText.escape(addresses.feed(feed.path())),
                        XmlText.escape(feed.title()),
                        XmlText.escape(feed.description()),
                        links);
    }
}
