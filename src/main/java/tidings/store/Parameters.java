package tidings.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Twins;

/**
 * The table of parameters: which ones a site's own pages leave out of their own addresses. What no page has shown is kept, and what one page
 * keeps is kept everywhere on its site.
 */
final class Parameters {
    /** A site has few; one that makes up a name for every page is not learned from for ever. */
    private static final int MAX = 30;

    private final Sql sql;
    private final Map<String, Set<String>> sites = new HashMap<>();

    Parameters(Sql sql) {
        this.sql = sql;
    }

    /** The parameters of this address that do not matter on its site. */
    Set<String> idle(@Nullable String url) throws SQLException {
        return url == null || url.indexOf('?') < 0 ? Set.of() : ofSite(site(Address.key(url)));
    }

    Set<String> ofSite(String site) throws SQLException {
        Set<String> names = sites.get(site);
        if (names == null) {
            names = Set.copyOf(
                    sql.list(r -> r.getString(1), "select name from parameter where site = ? and carries = 0", site));
            sites.put(site, names);
        }
        return names;
    }

    /**
     * Learns from a page that was found at the one address and calls the other its own.
     *
     * @return what is now known not to matter and was not before
     */
    Set<String> learn(String found, String own) throws SQLException {
        if (found.equals(own) || !Twins.path(found).equals(Twins.path(own))) {
            return Set.of();
        }
        Set<String> kept = Twins.parameters(own);
        Set<String> dropped = Twins.parameters(found);
        dropped.removeAll(kept);
        for (String name : kept) {
            note(site(own), name, 1);
        }
        return drop(site(own), dropped);
    }

    /** Learns that these names do not matter, as {@link #learn} does. */
    Set<String> drop(String site, Set<String> names) throws SQLException {
        var fresh = new HashSet<String>();
        for (String name : names) {
            if (!Twins.isCarrying(name) && ofSite(site).size() < MAX && note(site, name, 0)) {
                fresh.add(name);
            }
        }
        return fresh;
    }

    private boolean note(String site, String name, int carries) throws SQLException {
        int rows = sql.update(
                "insert into parameter (site, name, carries) values (?, ?, ?) on conflict (site, name) do update"
                        + " set carries = excluded.carries where parameter.carries < excluded.carries",
                site,
                name,
                carries);
        sites.remove(site);
        return rows > 0;
    }

    /** The host, and the port, of an address's key. */
    static String site(String key) {
        return key.split("[/?]", 2)[0];
    }
}
