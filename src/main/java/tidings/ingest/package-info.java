/** A page becomes a story; the only place that knows jsoup. */
@NullMarked
package tidings.ingest;

import org.jspecify.annotations.NullMarked;
