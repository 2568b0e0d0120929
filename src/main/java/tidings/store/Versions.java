package tidings.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tidings.story.Article;
import tidings.story.Version;

/** The table of earlier versions: what a reader saw of an article before it changed. */
final class Versions {
    private final Sql sql;

    Versions(Sql sql) {
        this.sql = sql;
    }

    /**
     * Keeps what is replaced now.
     *
     * @param most how many versions are kept of the article, the newest
     */
    void keep(ArticleRows.Row before, Instant now, int most) throws SQLException {
        Article article = before.article();
        sql.update(
                "insert into version (article, until, title, url, authors, summary, html, image) values (?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                before.id().toString(),
                now.toEpochMilli(),
                article.title(),
                article.url(),
                ArticleRows.json(article.authors()),
                article.summary(),
                article.html(),
                article.image() == null ? null : ArticleRows.json(article.image()));
        sql.update(
                "delete from version where article = ? and until not in"
                        + " (select until from version where article = ? order by until desc limit ?)",
                before.id().toString(),
                before.id().toString(),
                most);
    }

    /** The versions that are known, the oldest first, the last of them as it is today. */
    List<Version> of(ArticleRows.Row today) throws SQLException {
        record Earlier(Instant until, Article article) {}
        List<Earlier> earlier = sql.list(
                r -> new Earlier(Instant.ofEpochMilli(r.getLong("until")), article(r, today.article())),
                "select * from version where article = ? order by until",
                today.id().toString());
        var versions = new ArrayList<Version>();
        Instant from = today.firstSeen();
        for (Earlier version : earlier) {
            versions.add(new Version(from, version.until, version.article));
            from = version.until;
        }
        versions.add(new Version(from, null, today.article()));
        return versions;
    }

    private static Article article(ResultSet row, Article today) throws SQLException {
        return new Article(
                row.getString("title"),
                row.getString("url"),
                ArticleRows.names(row.getString("authors")),
                today.published(),
                today.updated(),
                row.getString("summary"),
                row.getString("html"),
                ArticleRows.image(row.getString("image")),
                today.language(),
                today.rights(),
                today.categories(),
                today.enclosures());
    }
}
