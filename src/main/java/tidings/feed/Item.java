package tidings.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.story.Enclosure;
import tidings.story.Image;
import tidings.story.XmlText;

/**
 * An entry as all three formats write it: the same ids, dates, order and text in each. Every string holds only characters that XML allows.
 *
 * @param id a {@code urn:uuid:}
 * @param title plain text
 * @param link absolute, as are all addresses here
 * @param authors never empty
 * @param summary plain text; never empty where {@code html} is null
 * @param html the body, or null
 * @param language where it differs from the feed's, else null
 * @param categories each once; may be empty
 * @param enclosures sounds and films; may be empty
 * @param related to siblings first, then to the stories it stands beside
 */
record Item(
        String id,
        String title,
        String link,
        Instant published,
        Instant updated,
        List<String> authors,
        @Nullable String summary,
        @Nullable String html,
        @Nullable Image image,
        @Nullable String language,
        @Nullable String rights,
        List<String> categories,
        List<Enclosure> enclosures,
        List<Related> related) {

    record Related(String id, String title, String link) {}

    /** Whether it has changed since it was published, as far as documents tell times. */
    boolean isEdited() {
        return updated.getEpochSecond() > published.getEpochSecond();
    }

    /** The same entry with this body instead. */
    Item withHtml(String other) {
        return new Item(
                id,
                title,
                link,
                published,
                updated,
                authors,
                summary,
                other,
                image,
                language,
                rights,
                categories,
                enclosures,
                related);
    }

    /** All authors as one name: of several, most readers show only the last. */
    String byline() {
        return String.join(", ", authors);
    }

    /** The summary as HTML. */
    @Nullable
    String summaryHtml() {
        return summary == null ? null : "<p>" + XmlText.escape(summary) + "</p>";
    }

    /** The body, else the summary as HTML: readers must always have something to show. */
    String content() {
        String content = html == null ? summaryHtml() : html;
        return content == null ? "<p>" + XmlText.escape(title) + "</p>" : content;
    }
}
