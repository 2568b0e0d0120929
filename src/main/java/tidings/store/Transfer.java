package tidings.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.story.LedgerException;

/** The whole ledger as JSON Lines: a line that says what it is, then a line for each row of each table, the same from every database. */
final class Transfer {
    /** Every table with the columns that its rows are ordered by; none refers to a later one. */
    static final Map<String, String> TABLES = tables();

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};
    private static final Pattern NAME = Pattern.compile("[a-z_]{1,40}");
    private static final String NOT_OURS = "not a line of an exported ledger";

    private Transfer() {}

    private static Map<String, String> tables() {
        var tables = new LinkedHashMap<String, String>();
        tables.put("definition", "feed");
        tables.put("feed", "name");
        tables.put("article", "id");
        tables.put("identity", "key");
        tables.put("sibling", "main, article");
        tables.put("listed", "feed, article");
        tables.put("page", "feed, name");
        tables.put("document", "feed, format");
        tables.put("archive", "feed, number");
        tables.put("archived", "feed, archive, format");
        tables.put("feed_list", "name");
        tables.put("version", "article, until");
        tables.put("forgotten", "feed, article");
        tables.put("alias", "id");
        tables.put("parameter", "site, name");
        tables.put("visit", "id");
        tables.put("refresh", "source_id, number");
        tables.put("subscription", "id");
        return Collections.unmodifiableMap(tables);
    }

    /** @return how many rows there were */
    static long export(Sql sql, Writer to) throws SQLException {
        write(to, Map.of("ledger", Schema.VERSION));
        long[] rows = {0};
        for (var table : TABLES.entrySet()) {
            sql.each(
                    row -> {
                        write(to, line(table.getKey(), row));
                        rows[0]++;
                    },
                    "select * from " + table.getKey() + " order by " + table.getValue());
        }
        return rows[0];
    }

    private static Map<String, @Nullable Object> line(String table, ResultSet row) throws SQLException {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("table", table);
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            line.put(columns.getColumnName(i), row.getObject(i));
        }
        return line;
    }

    private static void write(Writer to, Map<String, ?> line) {
        try {
            to.write(JSON.writeValueAsString(line));
            to.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return how many rows there were */
    static long load(Sql sql, BufferedReader from) throws SQLException {
        if (sql.first(r -> 1, "select 1 from feed union all select 1 from definition")
                .isPresent()) {
            throw new LedgerException("holds something already; import into a new ledger");
        }
        long number = 0;
        int version = Schema.VERSION;
        for (String text = line(from); text != null; text = line(from)) {
            number++;
            Map<String, @Nullable Object> line = parse(text, number);
            if (number == 1) {
                version = begin(line);
            } else {
                insert(sql, line, number);
            }
        }
        if (number == 0) {
            throw new LedgerException("line 1: " + NOT_OURS);
        }
        for (String mend : Schema.mends(version)) {
            sql.update(mend);
        }
        return number - 1;
    }

    /** @return the schema that the ledger had */
    private static int begin(Map<String, @Nullable Object> line) {
        if (!(line.get("ledger") instanceof Integer version)) {
            throw new LedgerException("line 1: " + NOT_OURS);
        }
        if (version > Schema.VERSION) {
            throw new LedgerException("exported by a newer Tidings (schema " + version + ", this one knows up to "
                    + Schema.VERSION + "); import it with that one");
        }
        return version;
    }

    private static void insert(Sql sql, Map<String, @Nullable Object> line, long number) throws SQLException {
        Object table = line.remove("table");
        if (table == null
                || !TABLES.containsKey(table)
                || !line.keySet().stream().allMatch(c -> NAME.matcher(c).matches())) {
            throw new LedgerException("line " + number + ": " + NOT_OURS);
        }
        String marks = String.join(", ", Collections.nCopies(line.size(), "?"));
        sql.update(
                "insert into " + table + " (" + String.join(", ", line.keySet()) + ") values (" + marks + ")",
                line.values().toArray());
    }

    private static @Nullable String line(BufferedReader from) {
        try {
            return from.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, @Nullable Object> parse(String text, long number) {
        try {
            return JSON.readValue(text, OBJECT);
        } catch (JsonProcessingException e) {
            throw new LedgerException("line " + number + ": " + NOT_OURS, e);
        }
    }
}
