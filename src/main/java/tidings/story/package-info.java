/** The words and records of the domain and the ports it needs; imports nothing but the JDK. */
@NullMarked
package tidings.story;

import org.jspecify.annotations.NullMarked;
