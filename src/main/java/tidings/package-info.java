/** Tidings: article pages in, feeds out. {@link tidings.Publisher} tells the story. */
@NullMarked
package tidings;

import org.jspecify.annotations.NullMarked;
