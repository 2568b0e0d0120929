package tidings.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that writes, for a library that wants a {@link DataSource}. Whoever gets it has its turn among all that write, and a
 * transaction that has the lock, until it closes it; what is not committed by then is rolled back.
 */
final class SqliteLoans {
    private final Connection connection;
    private final Sql sql;
    private final Turns turns;

    SqliteLoans(Connection connection, Sql sql, Turns turns) {
        this.connection = connection;
        this.sql = sql;
        this.turns = turns;
    }

    DataSource source() {
        return proxy(DataSource.class, (self, method, values) -> {
            if (!method.getName().equals("getConnection")) {
                throw new SQLFeatureNotSupportedException(method.getName());
            }
            return lend();
        });
    }

    private Connection lend() throws SQLException {
        turns.begin();
        boolean begun = false;
        try {
            sql.update("begin immediate");
            begun = true;
            return proxy(Connection.class, new Loan());
        } finally {
            if (!begun) {
                turns.end();
            }
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** The connection, whose transactions are SQL: see {@link Sqlite}. */
    private final class Loan implements InvocationHandler {
        private boolean isOpen = true;
        private boolean isInTransaction = true;

        @Override
        public @Nullable Object invoke(Object self, Method method, @Nullable Object[] values) throws Throwable {
            switch (method.getName()) {
                case "getAutoCommit":
                    return false;
                case "setAutoCommit":
                    return null;
                case "commit", "rollback":
                    return end(method.getName());
                case "close":
                    return close();
                default:
                    return pass(method, values);
            }
        }

        private @Nullable Object end(String how) throws SQLException {
            sql.update(how);
            isInTransaction = false;
            return null;
        }

        private @Nullable Object close() throws SQLException {
            if (isOpen) {
                isOpen = false;
                try {
                    if (isInTransaction) {
                        end("rollback");
                    }
                } finally {
                    turns.end();
                }
            }
            return null;
        }

        private @Nullable Object pass(Method method, @Nullable Object[] values) throws Throwable {
            try {
                return method.invoke(connection, values);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }
    }
}
