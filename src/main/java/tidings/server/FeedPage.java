package tidings.server;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.joining;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import tidings.feed.Addresses;
import tidings.story.Entry;
import tidings.story.FeedDefinition;
import tidings.story.Format;
import tidings.story.XmlText;

/** What people see who open a feed's address in a browser: that it is a feed, what to do with it, and what is in it. */
final class FeedPage {
    private static final int SHOWN = 20;

    private FeedPage() {}

    static String write(FeedDefinition feed, List<Entry> entries, Addresses addresses) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                %2$s
                <style>body{font:1.05em/1.6 system-ui,sans-serif;max-width:42em;margin:2em auto;padding:0 1em;color:#222;background:#fff}code{display:block;padding:.5em;background:#f2f2f2;overflow-wrap:anywhere;user-select:all}time{color:#666}</style>
                </head>
                <body>
                <h1>%1$s</h1>
                <p>%3$s</p>
                <p>This is a feed. Copy its address into a feed reader, and what is new comes to you:</p>
                <code>%4$s</code>
                <p>Other formats: %5$s. About: <a href="%6$s">%6$s</a></p>
                <h2>Latest</h2>
                <ul%7$s>
                %8$s
                </ul>
                </body>
                </html>
                """.formatted(
                XmlText.escape(feed.title()),
                FrontPage.discovery(feed, addresses).collect(joining("\n")),
                XmlText.escape(feed.description()),
                XmlText.escape(addresses.document(feed.path(), Format.ATOM)),
                Stream.of(Format.RSS, Format.JSON)
                        .map(f -> "<a href=\"%s\">%s</a>"
                                .formatted(XmlText.escape(addresses.document(feed.path(), f)), f.title()))
                        .collect(joining(" · ")),
                XmlText.escape(feed.link()),
                feed.language() == null ? "" : " lang=\"" + XmlText.escape(feed.language()) + "\"",
                entries.stream().limit(SHOWN).map(e -> item(feed, e, addresses)).collect(joining("\n")));
    }

    private static String item(FeedDefinition feed, Entry entry, Addresses addresses) {
        String link = requireNonNullElse(entry.article().url(), addresses.article(feed.path(), entry.id()));
        return "<li><a href=\"%s\">%s</a> <time>%s</time></li>"
                .formatted(
                        XmlText.escape(XmlText.legal(link)),
                        XmlText.escape(XmlText.legal(entry.article().title())),
                        DateTimeFormatter.ISO_LOCAL_DATE.format(
                                entry.published().atOffset(ZoneOffset.UTC)));
    }
}
