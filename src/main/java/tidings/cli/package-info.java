/** The command line: a class per command. */
@NullMarked
package tidings.cli;

import org.jspecify.annotations.NullMarked;
