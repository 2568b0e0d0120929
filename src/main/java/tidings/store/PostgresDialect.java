package tidings.store;

import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How db-scheduler speaks to PostgreSQL: jobs are picked by one statement that passes over what others are picking. */
final class PostgresDialect extends PostgreSqlJdbcCustomization {
    PostgresDialect() {
        super(false, true);
    }

    @Override
    public void setInstant(PreparedStatement statement, int index, @Nullable Instant instant) throws SQLException {
        Sql.setInstant(statement, index, instant);
    }

    @Override
    public @Nullable Instant getInstant(ResultSet row, String column) throws SQLException {
        return Sql.nullableInstant(row, column);
    }
}
