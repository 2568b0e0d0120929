package tidings.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Who was slow, and shows an older revision than what is there, is passed over. */
    static boolean publish(Sql sql, List<DocumentVersion> versions) throws SQLException {
        int rows = 0;
        for (DocumentVersion v : versions) {
            rows += sql.update(
                    "insert into document (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)"
                            + " on conflict (feed, format) do update set digest = excluded.digest, max_age = excluded.max_age,"
                            + " made_from = excluded.made_from, revision = excluded.revision,"
                            + " published = case when document.digest = excluded.digest"
                            + " then document.published when excluded.published > document.published then excluded.published"
                            + " else document.published + 1000 end where document.revision <= excluded.revision",
                    v.document().feed(),
                    v.document().format().name(),
                    v.digest(),
                    v.published().toEpochMilli(),
                    v.maxAge(),
                    v.madeFrom(),
                    v.revision());
        }
        return rows == versions.size();
    }
}
