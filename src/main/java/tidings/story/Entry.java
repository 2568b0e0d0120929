package tidings.story;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article as a feed shows it: with its id and with dates settled.
 *
 * @param id for ever
 * @param article as known now
 * @param published never empty, never in the future of the moment the article was first seen
 * @param updated when what a reader sees last moved; never before {@code published}
 * @param siblings the articles that its page lists, in the page's order
 * @param besides the main stories beside which it was listed, oldest link first
 */
public record Entry(
        UUID id,
        Article article,
        Instant published,
        Instant updated,
        List<Reference> siblings,
        List<Reference> besides) {

    /**
     * Enough of another article to link to it.
     *
     * @param url null where no page gave an address
     */
    public record Reference(UUID id, String title, @Nullable String url) {}
}
