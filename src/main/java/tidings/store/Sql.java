package tidings.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection on which statements are one line each. */
final class Sql {
    /** Makes a record of the row on which a result stands. */
    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static final int FETCHED = 1000;

    /** How many statements are kept ready. */
    private static final int READY = 200;

    private final Connection connection;
    private final @Nullable Map<String, PreparedStatement> ready;

    private Sql(Connection connection, @Nullable Map<String, PreparedStatement> ready) {
        this.connection = connection;
        this.ready = ready;
    }

    Sql(Connection connection) {
        this(connection, null);
    }

    /** For a connection that stays open: statements are prepared once. Only one thread may use it at a time. */
    static Sql lasting(Connection connection) {
        return new Sql(connection, new LinkedHashMap<>(READY, 1, true));
    }

    /** How many rows it changed. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        return with(sql, values, PreparedStatement::executeUpdate);
    }

    /** The same statement with one row of values after the other, in one trip to the database. */
    void batch(String sql, List<@Nullable Object[]> rows) throws SQLException {
        if (!rows.isEmpty()) {
            with(sql, new @Nullable Object[0], statement -> {
                for (@Nullable Object[] row : rows) {
                    set(statement, row);
                    statement.addBatch();
                }
                return statement.executeBatch();
            });
        }
    }

    /**
     * A list as {@code in} takes it. Its last value is repeated until there are a power of two, so that lists of all lengths are few
     * different statements, which the database plans once.
     */
    record Values(List<String> values) {
        /** A statement may have about thirty times as many. */
        private static final int MOST = 1024;

        /** The values, which may be none, in as few lists as possible. */
        static List<Values> of(Collection<String> values) {
            var all = List.copyOf(values);
            var lists = new ArrayList<Values>();
            for (int from = 0; from < all.size(); from += MOST) {
                lists.add(new Values(padded(all.subList(from, Math.min(all.size(), from + MOST)))));
            }
            return lists;
        }

        private static List<String> padded(List<String> some) {
            int more = Integer.highestOneBit(2 * some.size() - 1) - some.size();
            var padded = new ArrayList<>(some);
            padded.addAll(Collections.nCopies(more, some.get(some.size() - 1)));
            return padded;
        }

        String marks() {
            return "(?" + ", ?".repeat(values.size() - 1) + ")";
        }

        /** For a statement in which the list stands several times. */
        @Nullable
        Object[] times(int times) {
            return Collections.nCopies(times, values).stream()
                    .flatMap(List::stream)
                    .toArray();
        }
    }

    <T> List<T> list(Reading<T> row, String sql, @Nullable Object... values) throws SQLException {
        return with(sql, values, statement -> {
            try (ResultSet result = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (result.next()) {
                    found.add(row.read(result));
                }
                return found;
            }
        });
    }

    /** What is done with each row of many. */
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /** Rows one after the other, as many as there are: they are not gathered. */
    void each(Row row, String sql, @Nullable Object... values) throws SQLException {
        with(sql, values, statement -> {
            statement.setFetchSize(FETCHED);
            try (ResultSet result = statement.executeQuery()) {
                int rows = 0;
                for (; result.next(); rows++) {
                    row.read(result);
                }
                return rows;
            }
        });
    }

    <T> Optional<T> first(Reading<T> row, String sql, @Nullable Object... values) throws SQLException {
        return list(row, sql, values).stream().findFirst();
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, @Nullable Object[] values, Use<T> use) throws SQLException {
        PreparedStatement known = ready == null ? null : ready.remove(sql);
        PreparedStatement statement = known == null ? connection.prepareStatement(sql) : known;
        boolean done = false;
        try {
            set(statement, values);
            T result = use.of(statement);
            done = true;
            return result;
        } finally {
            if (done && ready != null) {
                keep(ready, sql, statement);
            } else {
                statement.close();
            }
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, value(values[i]));
        }
    }

    private static void keep(Map<String, PreparedStatement> ready, String sql, PreparedStatement statement)
            throws SQLException {
        PreparedStatement same = ready.put(sql, statement);
        if (same != null) {
            same.close();
        }
        if (ready.size() > READY) {
            Iterator<PreparedStatement> oldest = ready.values().iterator();
            oldest.next().close();
            oldest.remove();
        }
    }

    /** PostgreSQL's text cannot hold U+0000, nor can any document. */
    private static @Nullable Object value(@Nullable Object value) {
        return value instanceof String text ? text.replace("\0", "") : value;
    }

    /** Instants are milliseconds in all tables. */
    static void setInstant(PreparedStatement statement, int index, @Nullable Instant instant) throws SQLException {
        if (instant == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, instant.toEpochMilli());
        }
    }

    static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
        Long millis = nullableLong(row, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Long nullableLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
