package tidings.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import tidings.story.Identity;

/** Two articles that turn out to be one: the older stays, the id of the younger leads to it from now on. */
final class Aliases {
    private static final Comparator<ArticleRows.Row> AGE =
            Comparator.comparing(ArticleRows.Row::firstSeen).thenComparing(r -> r.id().toString());

    private static final String READ = "select " + ArticleRows.COLUMNS + " from article a where a.id = ?";

    private final Sql sql;
    private final Instant now;
    private final int versions;
    private final Map<UUID, UUID> joined = new HashMap<>();

    /** @param versions how many earlier versions are kept of an article */
    Aliases(Sql sql, Instant now, int versions) {
        this.sql = sql;
        this.now = now;
        this.versions = versions;
    }

    /** The id under which the article is kept that was once known by this one. */
    static String current(Sql sql, UUID id) throws SQLException {
        return sql.first(r -> r.getString(1), "select article from alias where id = ?", id.toString())
                .orElse(id.toString());
    }

    /** The id of what had this id before anything was joined here. */
    UUID current(UUID id) {
        UUID now = id;
        while (joined.containsKey(now)) {
            now = joined.get(now);
        }
        return now;
    }

    /** Makes one of two: the older, with all that was known of both. */
    ArticleRows.Row join(UUID one, UUID other) throws SQLException {
        List<ArticleRows.Row> two =
                Stream.of(row(one), row(other)).distinct().sorted(AGE).toList();
        return two.size() < 2 ? two.get(0) : join(two.get(0), two.get(1));
    }

    private ArticleRows.Row row(UUID id) throws SQLException {
        return sql.first(ArticleRows::read, READ, current(sql, id)).orElseThrow();
    }

    private ArticleRows.Row join(ArticleRows.Row older, ArticleRows.Row younger) throws SQLException {
        String stays = older.id().toString();
        String goes = younger.id().toString();
        int retracted = sql.list(
                        r -> 1, "select 1 from article where retracted is not null and id in (?, ?)", stays, goes)
                .size();
        Revisions.tell(sql, stays);
        Revisions.tell(sql, goes);
        List<Pair> listed = sameListing(goes, stays);
        joined.put(younger.id(), older.id());
        moveAll(goes, stays);
        update(older, younger);
        settle(stays, retracted);
        for (Pair pair : listed) {
            join(pair.one, pair.other);
        }
        return row(older.id());
    }

    /** @param retracted how many of the two were shown nowhere: as the one that is left is, unless a feed holds it that retracted neither */
    private void settle(String stays, int retracted) throws SQLException {
        var leaving = new Leaving(sql, now);
        if (retracted == 2 || retracted == 1 && !leaving.isListed(stays)) {
            leaving.bury(stays);
        } else if (retracted == 1) {
            sql.update("update article set retracted = null where id = ?", stays);
        }
    }

    private void update(ArticleRows.Row older, ArticleRows.Row younger) throws SQLException {
        ArticleRows.Row both = Merge.again(older, younger.article(), now);
        if (older.article().html() != null && !Objects.equals(older.changed(), both.changed())) {
            new Versions(sql).keep(older, now, versions);
        }
        ArticleRows.update(sql, List.of(both));
        sql.update("delete from article where id = ?", younger.id().toString());
        sql.update(
                "update listed set published = ?, updated = ? where article = ?",
                both.published().at().toEpochMilli(),
                both.updated().toEpochMilli(),
                both.id().toString());
    }

    /** Two things that are one if two pages are one: listed beside them under one title. */
    private record Pair(UUID one, UUID other) {}

    private List<Pair> sameListing(String goes, String stays) throws SQLException {
        String old = Identity.beside(UUID.fromString(goes));
        return sql.list(
                r -> new Pair(UUID.fromString(r.getString(1)), UUID.fromString(r.getString(2))),
                "select i.article, o.article from sibling s join identity i on i.article = s.article"
                        + " join identity o on o.key = ? || substr(i.key, ?)"
                        + " join article a on a.id = i.article join article b on b.id = o.article"
                        + " where s.main = ? and substr(i.key, 1, ?) = ? and i.article <> o.article"
                        + " and (a.url is null or b.url is null)",
                Identity.beside(UUID.fromString(stays)),
                old.length() + 1,
                goes,
                old.length(),
                old);
    }

    private void moveAll(String goes, String stays) throws SQLException {
        besides(goes, stays);
        sql.update("update identity set article = ? where article = ?", stays, goes);
        links(goes, stays);
        listings(goes, stays);
        versions(goes, stays);
        sql.update("update page set article = ? where article = ?", stays, goes);
        sql.update("update alias set article = ? where article = ?", stays, goes);
        sql.update("insert into alias (id, article) values (?, ?)", goes, stays);
    }

    /** Keys of what is known only as listed beside the younger. */
    private void besides(String goes, String stays) throws SQLException {
        String old = Identity.beside(UUID.fromString(goes));
        sql.update(
                "insert into identity (key, article) select ? || substr(i.key, ?), i.article from sibling s"
                        + " join identity i on i.article = s.article where s.main = ? and substr(i.key, 1, ?) = ?"
                        + " on conflict do nothing",
                Identity.beside(UUID.fromString(stays)),
                old.length() + 1,
                goes,
                old.length(),
                old);
    }

    private void links(String goes, String stays) throws SQLException {
        sql.update(
                "insert into sibling (main, article, heading, position) select ?, article, heading, position from sibling"
                        + " where main = ? and article <> ? on conflict do nothing",
                stays,
                goes,
                stays);
        sql.update(
                "insert into sibling (main, article, heading, position) select main, ?, heading, position from sibling"
                        + " where article = ? and main <> ? on conflict do nothing",
                stays,
                goes,
                stays);
        sql.update("delete from sibling where main = ? or article = ?", goes, goes);
    }

    /** What a feed has forgotten does not come back to it, and what it retracted leaves it. */
    private void listings(String goes, String stays) throws SQLException {
        sql.update(
                "delete from listed where article = ? and feed in"
                        + " (select feed from forgotten where article = ? and retracted is not null)",
                stays,
                goes);
        sql.update(
                "insert into listed (feed, article, published, main, archive, updated)"
                        + " select feed, ?, published, main, archive, updated from listed where article = ?"
                        + " and feed not in (select feed from forgotten where article = ?)"
                        + " on conflict (feed, article) do update set main = excluded.main where listed.main < excluded.main",
                stays,
                goes,
                stays);
        sql.update(
                "insert into forgotten (feed, article, retracted) select feed, ?, retracted from forgotten where article = ?"
                        + " and feed not in (select feed from listed where article = ?) on conflict do nothing",
                stays,
                goes,
                stays);
        sql.update("delete from listed where article = ?", goes);
        sql.update("delete from forgotten where article = ?", goes);
    }

    private void versions(String goes, String stays) throws SQLException {
        sql.update(
                "insert into version (article, until, title, url, authors, summary, html, image)"
                        + " select ?, until, title, url, authors, summary, html, image from version where article = ?"
                        + " on conflict do nothing",
                stays,
                goes);
        sql.update("delete from version where article = ?", goes);
    }
}
