package tidings.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection on which statements are one line each. */
final class Sql {
    /** Makes a record of the row on which a result stands. */
    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static final int FETCHED = 1000;

    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** How many rows it changed. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> list(Reading<T> row, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet result = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (result.next()) {
                found.add(row.read(result));
            }
            return found;
        }
    }

    /** What is done with each row of many. */
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /** Rows one after the other, as many as there are: they are not gathered. */
    void each(Row row, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            statement.setFetchSize(FETCHED);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    row.read(result);
                }
            }
        }
    }

    <T> Optional<T> first(Reading<T> row, String sql, @Nullable Object... values) throws SQLException {
        return list(row, sql, values).stream().findFirst();
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, value(values[i]));
        }
        return statement;
    }

    /** PostgreSQL's text cannot hold U+0000, nor can any document. */
    private static @Nullable Object value(@Nullable Object value) {
        return value instanceof String text ? text.replace("\0", "") : value;
    }

    static @Nullable Long nullableLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
