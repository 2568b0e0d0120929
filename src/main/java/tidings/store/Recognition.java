package tidings.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Article;
import tidings.story.Clue;
import tidings.story.Identity;
import tidings.story.Sibling;
import tidings.story.Story;
import tidings.story.Twins;

/** Finds the known article that a reading is of. Where a reading shows that several are one, they become one. */
final class Recognition {
    /**
     * Whom a reading is of.
     *
     * @param article the known one, or empty
     * @param read what was read, at the address that counts
     * @param keys by which the article was not known yet
     * @param first of all its keys
     */
    record Recognised(Optional<ArticleRows.Row> article, Article read, List<String> keys, String first) {
        Recognised or(Optional<ArticleRows.Row> other) {
            return article.isPresent() ? this : new Recognised(other, read, keys, first);
        }
    }

    private final Sql sql;
    private final Known known;
    private final Writes writes;
    private final Aliases aliases;
    private final Parameters parameters;

    /** @param versions how many earlier versions are kept of an article */
    Recognition(Sql sql, Known known, Writes writes, Instant now, int versions) {
        this.sql = sql;
        this.known = known;
        this.writes = writes;
        this.aliases = new Aliases(sql, now, versions);
        this.parameters = new Parameters(sql);
    }

    /** @param foundAt where its page was found, or null */
    Recognised main(Story story, @Nullable String foundAt) throws SQLException {
        Article read = story.main();
        if (foundAt != null && foundAt.indexOf('?') >= 0 && read.url() != null) {
            String own = Address.key(read.url());
            spread(Parameters.site(own), parameters.learn(Address.key(foundAt), own));
        }
        Identity main = Identity.of(story, foundAt, parameters.idle(read.url()));
        expect(story, Identity.id(main.keys().get(0)), List.of(main));
        return recognise(main, read);
    }

    /** Reads at once what will be needed to find the siblings. */
    void expect(Story story, UUID main) throws SQLException {
        expect(story, main, List.of());
    }

    /** @param main the id that the story's article has, or will most likely have */
    private void expect(Story story, UUID main, List<Identity> first) throws SQLException {
        var all = new ArrayList<>(first);
        for (Sibling sibling : story.siblings()) {
            all.add(of(sibling, story.site(), main));
        }
        known.ask(all.stream()
                .flatMap(i -> Stream.concat(i.clues().stream().map(Clue::key), i.keys().stream()))
                .toList());
        var fresh = new ArrayList<UUID>();
        for (Identity identity : all) {
            if (bearers(identity).isEmpty()) {
                fresh.add(Identity.id(identity.keys().get(0)));
            }
        }
        known.askIds(fresh);
    }

    private Identity of(Sibling sibling, String site, UUID main) throws SQLException {
        Article read = sibling.headline();
        return Identity.of(read, site, main, parameters.idle(read.url()));
    }

    Recognised sibling(Sibling sibling, String site, UUID main) throws SQLException {
        return recognise(of(sibling, site, main), sibling.headline());
    }

    /** The id of what had this id when this began. */
    UUID current(UUID id) {
        return aliases.current(id);
    }

    private Recognised recognise(Identity identity, Article read) throws SQLException {
        Map<String, ArticleRows.Row> bearers = bearers(identity);
        var same = new HashSet<UUID>();
        ArticleRows.Row one = null;
        for (Clue clue : identity.clues()) {
            ArticleRows.Row bearer = bearers.get(clue.key());
            if (bearer == null || same.contains(bearer.id()) || !clue.joins(bearer.article(), read)) {
                continue;
            }
            if (one == null) {
                one = bearer;
            } else if (mayJoin(clue, one.article(), bearer.article())) {
                one = join(one.id(), bearer.id());
            } else {
                continue;
            }
            same.add(bearer.id());
            teach(bearer.article(), read);
        }
        return recognised(
                identity,
                read,
                one == null ? null : known.held(current(one.id())).row(),
                bearers,
                same);
    }

    private Map<String, ArticleRows.Row> bearers(Identity identity) throws SQLException {
        return known.bearers(identity.clues().stream().map(Clue::key).toList());
    }

    private ArticleRows.Row join(UUID one, UUID other) throws SQLException {
        writes.flush();
        ArticleRows.Row both = aliases.join(one, other);
        known.clear();
        return both;
    }

    private static Recognised recognised(
            Identity identity,
            Article read,
            ArticleRows.@Nullable Row known,
            Map<String, ArticleRows.Row> bearers,
            Set<UUID> same) {
        String address = known == null ? null : newerAddress(bearers.get(identity.alias()), known, same);
        List<String> keys = identity.keys().stream()
                .filter(k -> !bearers.containsKey(k))
                .filter(k -> address == null || !k.startsWith("url:"))
                .toList();
        return new Recognised(
                Optional.ofNullable(known),
                address == null ? read : read.withUrl(address),
                keys,
                identity.keys().get(0));
    }

    /** The article's address, if its page has given up for it the one that was read: that does not come back. Otherwise null. */
    private static @Nullable String newerAddress(
            ArticleRows.@Nullable Row past, ArticleRows.Row known, Set<UUID> same) {
        boolean isPast =
                past != null && same.contains(past.id()) && !known.article().isHeadline();
        return isPast ? known.article().url() : null;
    }

    /** Two that are known are one by an address if this would join them, too, or one has no page of its own that could object. */
    private static boolean mayJoin(Clue clue, Article one, Article other) {
        boolean objects = clue.kind().compareTo(Clue.Kind.LIKELY) > 0 || !one.isHeadline() && !other.isHeadline();
        return !objects || clue.joinsKnown(one, other);
    }

    /** Two addresses of one article tell which parameters do not matter. */
    private void teach(Article known, Article read) throws SQLException {
        if (!known.isHeadline() && !read.isHeadline()) {
            Set<String> surplus = Clue.surplus(known, read);
            if (!surplus.isEmpty()) {
                String site = Parameters.site(Address.key(String.valueOf(known.url())));
                spread(site, parameters.drop(site, surplus));
            }
        }
    }

    /** What was told apart by parameters that turn out not to matter is looked at again. */
    private void spread(String site, Set<String> names) throws SQLException {
        if (names.isEmpty()) {
            return;
        }
        writes.flush();
        Set<String> idle = parameters.ofSite(site);
        for (String key : addresses(site)) {
            if (!Collections.disjoint(Twins.parameters(key), names)) {
                alike(key, Twins.likely(key, idle));
            }
        }
    }

    /** The keys of the site's addresses: '/' and '?' follow it. */
    private List<String> addresses(String site) throws SQLException {
        return sql.list(
                r -> r.getString(1).substring("url:".length()),
                "select key from identity where key >= ? and key < ?",
                "url:" + site + "/",
                "url:" + site + "@");
    }

    private void alike(String key, String form) throws SQLException {
        List<String> forms = List.of("url:" + form, "at:" + form, "like:" + form);
        for (String other : forms) {
            Map<String, ArticleRows.Row> two = known.bearers(List.of("url:" + key, other));
            ArticleRows.Row one = two.get("url:" + key);
            ArticleRows.Row same = two.get(other);
            if (one != null
                    && same != null
                    && !one.id().equals(same.id())
                    && new Clue(other, Clue.Kind.LIKELY).joins(one.article(), same.article())) {
                join(one.id(), same.id());
            }
        }
        sql.update(
                "insert into identity (key, article) select ?, article from identity where key = ? on conflict do nothing",
                "like:" + form,
                "url:" + key);
        known.clear();
    }
}
