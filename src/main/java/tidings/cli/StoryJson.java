package tidings.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.Image;
import tidings.story.Labels;
import tidings.story.Sibling;
import tidings.story.Story;

/** A story as a line of JSON; what is not known is null. */
final class StoryJson {
    private static final JsonMapper JSON = new JsonMapper();

    private StoryJson() {}

    /** @param id of the page in its manifest, or null */
    static String line(@Nullable String id, Story story) {
        Article main = story.main();
        ObjectNode line = JSON.createObjectNode();
        if (id != null) {
            line.put("id", id);
        }
        line.put("url", main.url()).put("title", main.title());
        var authors = line.putArray("authors");
        main.authors().forEach(authors::add);
        line.put("published", date(main.published()));
        line.put("updated", date(main.updated()));
        line.put(
                "date_source",
                main.published() == null ? null : main.published().source().label());
        line.put("summary", main.summary()).put("text", story.text()).put("html", main.html());
        image(line, main.image());
        line.put("image_width", main.image() == null ? null : main.image().width());
        line.put("image_height", main.image() == null ? null : main.image().height());
        line.put("language", main.language()).put("rights", main.rights());
        labels(line, story.labels());
        line.set("enclosures", JSON.valueToTree(main.enclosures()));
        var siblings = line.putArray("siblings");
        story.siblings().forEach(s -> sibling(siblings.addObject(), s));
        return line.toString();
    }

    private static void labels(ObjectNode line, Labels labels) {
        line.put("section", labels.section());
        var tags = line.putArray("tags");
        labels.tags().forEach(tags::add);
        line.put("site_name", labels.siteName()).put("icon", labels.icon());
    }

    private static void sibling(ObjectNode node, Sibling sibling) {
        Article headline = sibling.headline();
        node.put("title", headline.title()).put("url", headline.url()).put("published", date(headline.published()));
        node.put("heading", sibling.heading()).put("position", sibling.position());
        image(node, headline.image());
    }

    private static void image(ObjectNode node, @Nullable Image image) {
        node.put("image", image == null ? null : image.url());
    }

    /** In the zone that the page named. */
    private static @Nullable String date(@Nullable ArticleDate date) {
        return date == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date.inItsZone());
    }
}
