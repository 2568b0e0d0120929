package tidings.cli;

import java.io.PrintWriter;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.Sibling;
import tidings.story.Story;

/** A story for a person at a terminal. */
final class StoryText {
    private static final int WIDTH = 96;

    private StoryText() {}

    static void write(Story story, PrintWriter out) {
        Article main = story.main();
        out.println(main.title());
        fact(out, "url", main.url());
        fact(out, "authors", main.authors().isEmpty() ? null : String.join(", ", main.authors()));
        fact(out, "published", date(main.published()));
        fact(out, "updated", date(main.updated()));
        fact(out, "language", main.language());
        fact(out, "section", story.labels().section());
        fact(
                out,
                "tags",
                story.labels().tags().isEmpty()
                        ? null
                        : String.join(", ", story.labels().tags()));
        fact(out, "site", story.labels().siteName());
        fact(out, "icon", story.labels().icon());
        fact(out, "image", main.image() == null ? null : main.image().url());
        fact(out, "rights", main.rights());
        fact(out, "summary", main.summary());
        out.println();
        story.text().lines().forEach(line -> out.println(wrapped(line) + "\n"));
        out.printf(Locale.ROOT, "siblings: %d%n", story.siblings().size());
        story.siblings().forEach(s -> write(s, out));
        out.println();
    }

    private static void write(Sibling sibling, PrintWriter out) {
        Article headline = sibling.headline();
        out.printf(Locale.ROOT, "%3d. %s%n", sibling.position(), headline.title());
        out.printf(
                "     %s%s%s%n",
                headline.published() == null ? "no date" : date(headline.published()),
                headline.url() == null ? "" : "  " + headline.url(),
                sibling.heading() == null ? "" : "  (" + sibling.heading() + ")");
    }

    private static void fact(PrintWriter out, String name, @Nullable String value) {
        if (value != null) {
            out.printf("  %-10s %s%n", name, value);
        }
    }

    private static @Nullable String date(@Nullable ArticleDate date) {
        return date == null
                ? null
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date.inItsZone()) + " ("
                        + date.source().label() + ")";
    }

    private static String wrapped(String line) {
        var text = new StringBuilder();
        int column = 0;
        for (String word : line.split(" ")) {
            if (column > 0 && column + word.length() >= WIDTH) {
                text.append('\n');
                column = 0;
            }
            text.append(column == 0 ? "" : " ").append(word);
            column += word.length() + 1;
        }
        return text.toString();
    }
}
