/** The ledger on a database; the only place that knows JDBC. */
@NullMarked
package tidings.store;

import org.jspecify.annotations.NullMarked;
