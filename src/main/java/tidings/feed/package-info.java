/** Articles become documents; the only place that knows ROME. */
@NullMarked
package tidings.feed;

import org.jspecify.annotations.NullMarked;
