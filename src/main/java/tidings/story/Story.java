package tidings.story;

import java.util.List;

/**
 * What one page tells.
 *
 * @param main the article that the page is about
 * @param text the words of its body, one block a line
 * @param siblings in the page's order; may be empty
 * @param site the host that the page belongs to, without {@code www.}; articles without an address are told apart within it
 * @param labels how the page files its article, and what its site is called
 * @param handles by what else than its address the article is known
 */
public record Story(Article main, String text, List<Sibling> siblings, String site, Labels labels, Handles handles) {
    public Story {
        siblings = List.copyOf(siblings);
    }

    public Story withSiblings(List<Sibling> siblings) {
        return new Story(main, text, siblings, site, labels, handles);
    }

    /** A story of a page that says nothing of its section, its tags and its site, and knows its article by its address alone. */
    public Story(Article main, String text, List<Sibling> siblings, String site) {
        this(main, text, siblings, site, Labels.NONE, Handles.NONE);
    }
}
