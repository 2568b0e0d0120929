package tidings.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.story.Document;
import tidings.story.DocumentVersion;
import tidings.story.Format;

/** The table of documents: what was published last. */
final class DocumentRows {
    private static final String COLUMNS = "feed, format, digest, published, max_age, made_from, revision";

    private DocumentRows() {}

    static Map<Document.Name, DocumentVersion> all(Sql sql) throws SQLException {
        return byName(sql.list(DocumentRows::read, "select " + COLUMNS + " from document"));
    }

    static Map<Document.Name, DocumentVersion> of(Sql sql, String feed) throws SQLException {
        return byName(sql.list(DocumentRows::read, "select " + COLUMNS + " from document where feed = ?", feed));
    }

    private static Map<Document.Name, DocumentVersion> byName(List<DocumentVersion> found) {
        var versions = new HashMap<Document.Name, DocumentVersion>();
        found.forEach(v -> versions.put(v.document(), v));
        return versions;
    }

    private static DocumentVersion read(ResultSet row) throws SQLException {
        return new DocumentVersion(
                new Document.Name(row.getString(1), Format.valueOf(row.getString(2))),
                row.getString(3),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getInt(5),
                row.getString(6),
                row.getLong(7));
    }

    /** What was last published of one document; archives are not among {@link #all}, because there may be very many. */
    static Optional<DocumentVersion> one(Sql sql, Document.Name name) throws SQLException {
        return name.isCurrent()
                ? sql.first(
                        DocumentRows::read,
                        "select " + COLUMNS + " from document where feed = ? and format = ?",
                        name.feed(),
                        name.format().name())
                : sql.first(
                        r -> archived(read(r), name),
                        "select " + COLUMNS + " from archived where feed = ? and format = ? and archive = ?",
                        name.feed(),
                        name.format().name(),
                        name.archive());
    }

    private static DocumentVersion archived(DocumentVersion v, Document.Name name) {
        return new DocumentVersion(name, v.digest(), v.published(), v.maxAge(), v.madeFrom(), v.revision());
    }

    /** Who was slow, and shows an older revision than what is there, is passed over. */
    static boolean publish(Sql sql, List<DocumentVersion> versions) throws SQLException {
        int rows = 0;
        for (DocumentVersion v : versions) {
            rows += v.document().isCurrent()
                    ? publish(sql, v, "document", "")
                    : publish(sql, v, "archived", ", archive");
        }
        return rows == versions.size();
    }

    private static int publish(Sql sql, DocumentVersion v, String table, String archive) throws SQLException {
        var values = new ArrayList<@Nullable Object>(List.of(
                v.document().feed(),
                v.document().format().name(),
                v.digest(),
                v.published().toEpochMilli(),
                v.maxAge(),
                v.madeFrom(),
                v.revision()));
        if (!archive.isEmpty()) {
            values.add(v.document().archive());
        }
        return sql.update(
                "insert into " + table + " (" + COLUMNS + archive + ") values (?, ?, ?, ?, ?, ?, ?"
                        + (archive.isEmpty() ? "" : ", ?")
                        + ") on conflict (feed, format" + archive
                        + ") do update set digest = excluded.digest, max_age = excluded.max_age,"
                        + " made_from = excluded.made_from, revision = excluded.revision, published = case when "
                        + table
                        + ".digest = excluded.digest then " + table + ".published when excluded.published > " + table
                        + ".published then excluded.published else " + table + ".published + 1000 end where " + table
                        + ".revision <= excluded.revision",
                values.toArray());
    }
}
