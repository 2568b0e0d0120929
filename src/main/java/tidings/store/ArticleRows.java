package tidings.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.Enclosure;
import tidings.story.Image;

/** The table of articles: what stands in a row, and rows as records. */
final class ArticleRows {
    /** An article as the ledger holds it; its date of publication is settled, so it is never null here. */
    record Row(
            UUID id,
            Article article,
            ArticleDate published,
            Instant firstSeen,
            @Nullable Instant changed) {

        Row changedAt(@Nullable Instant when) {
            return new Row(id, article, published, firstSeen, when);
        }

        /** The later of what the page says and what we saw, never before publication (RFC 4287, 4.2.15). */
        Instant updated() {
            Instant latest = published.at();
            ArticleDate modified = article.updated();
            if (modified != null && modified.at().isAfter(latest)) {
                latest = modified.at();
            }
            return changed != null && changed.isAfter(latest) ? changed : latest;
        }
    }

    static final String COLUMNS =
            "a.id, a.title, a.url, a.authors, a.published, a.published_offset, a.published_source, a.modified,"
                    + " a.modified_offset, a.modified_source, a.summary, a.html, a.image, a.language, a.rights, a.categories,"
                    + " a.enclosures, a.first_seen, a.changed";

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};
    private static final TypeReference<List<Enclosure>> ENCLOSURES = new TypeReference<>() {};

    private ArticleRows() {}

    static Row read(ResultSet row) throws SQLException {
        ArticleDate published = date(row, "published");
        Long changed = Sql.nullableLong(row, "changed");
        if (published == null) {
            throw new SQLException("article without a date: " + row.getString("id"));
        }
        return new Row(
                UUID.fromString(row.getString("id")),
                article(row, published),
                published,
                Instant.ofEpochMilli(row.getLong("first_seen")),
                changed == null ? null : Instant.ofEpochMilli(changed));
    }

    private static Article article(ResultSet row, ArticleDate published) throws SQLException {
        return new Article(
                row.getString("title"),
                row.getString("url"),
                names(row.getString("authors")),
                published.source() == DateSource.FIRST_SEEN ? null : published,
                date(row, "modified"),
                row.getString("summary"),
                row.getString("html"),
                image(row.getString("image")),
                row.getString("language"),
                row.getString("rights"),
                list(row.getString("categories"), NAMES),
                list(row.getString("enclosures"), ENCLOSURES));
    }

    private static <T> List<T> list(@Nullable String json, TypeReference<List<T>> type) {
        return json == null ? List.of() : json(json, type);
    }

    static List<String> names(String json) {
        return json(json, NAMES);
    }

    static @Nullable Image image(@Nullable String json) {
        return json == null ? null : json(json, new TypeReference<Image>() {});
    }

    private static @Nullable ArticleDate date(ResultSet row, String column) throws SQLException {
        Long at = Sql.nullableLong(row, column);
        Long offset = Sql.nullableLong(row, column + "_offset");
        return at == null
                ? null
                : new ArticleDate(
                        Instant.ofEpochMilli(at),
                        offset == null ? null : ZoneOffset.ofTotalSeconds(offset.intValue()),
                        DateSource.of(row.getString(column + "_source")));
    }

    static void insert(Sql sql, Collection<Row> kept) throws SQLException {
        sql.batch(
                "insert into article (title, url, authors, published, published_offset, published_source, modified, modified_offset,"
                        + " modified_source, summary, html, image, language, rights, categories, enclosures, first_seen, changed, id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                kept.stream().map(ArticleRows::values).toList());
    }

    static void update(Sql sql, Collection<Row> kept) throws SQLException {
        sql.batch(
                "update article set title = ?, url = ?, authors = ?, published = ?, published_offset = ?, published_source = ?,"
                        + " modified = ?, modified_offset = ?, modified_source = ?, summary = ?, html = ?, image = ?, language = ?,"
                        + " rights = ?, categories = ?, enclosures = ?, first_seen = ?, changed = ? where id = ?",
                kept.stream().map(ArticleRows::values).toList());
    }

    private static @Nullable Object[] values(Row kept) {
        Article article = kept.article();
        ArticleDate modified = article.updated();
        return new @Nullable Object[] {
            article.title(),
            article.url(),
            json(article.authors()),
            kept.published().at().toEpochMilli(),
            seconds(kept.published()),
            kept.published().source().label(),
            modified == null ? null : modified.at().toEpochMilli(),
            seconds(modified),
            modified == null ? null : modified.source().label(),
            article.summary(),
            article.html(),
            article.image() == null ? null : json(article.image()),
            article.language(),
            article.rights(),
            article.categories().isEmpty() ? null : json(article.categories()),
            article.enclosures().isEmpty() ? null : json(article.enclosures()),
            kept.firstSeen().toEpochMilli(),
            kept.changed() == null ? null : kept.changed().toEpochMilli(),
            kept.id().toString()
        };
    }

    private static @Nullable Integer seconds(@Nullable ArticleDate date) {
        return date == null || date.offset() == null ? null : date.offset().getTotalSeconds();
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T json(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not what was written: " + text, e);
        }
    }
}
