package tidings;

import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Visit;

/**
 * A site has moved to another host for good: what was at a path of the one is at the same path of the other.
 *
 * @param from an address at the old site
 * @param to an address at the new one
 */
record SiteMove(String from, String to) {

    /** Of the list at this address, or null if it is where it was. */
    static @Nullable SiteMove of(Visit list) {
        boolean moved = list.moved() != null && !Address.site(list.url()).equals(Address.site(list.place()));
        return moved ? new SiteMove(list.url(), list.place()) : null;
    }

    /** Where this was before, or null if it is not at the new site. */
    @Nullable
    String before(String url) {
        return Address.site(url).equals(Address.site(to)) ? Address.onSite(url, from) : null;
    }
}
