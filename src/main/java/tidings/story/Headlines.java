package tidings.story;

import java.util.List;

/**
 * What a document holds that lists articles: a sitemap, a feed, a front page.
 *
 * @param listed in the document's order, each address once; may be empty
 * @param further other documents that the list goes on in; each once
 * @param rhythm what the document says of how often it changes
 * @param isWhole whether all of it could be read; what is broken or too large is read as far as it goes
 */
public record Headlines(List<Listed> listed, List<Further> further, Rhythm rhythm, boolean isWhole) {
    public Headlines {
        listed = List.copyOf(listed);
        further = List.copyOf(further);
    }
}
