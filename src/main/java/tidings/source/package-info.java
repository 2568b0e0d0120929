/** Where a feed's pages come from. */
@NullMarked
package tidings.source;

import org.jspecify.annotations.NullMarked;
