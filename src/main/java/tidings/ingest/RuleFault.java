package tidings.ingest;

import java.nio.file.Path;

/**
 * Something in a site's rules that is not understood and therefore ignored.
 *
 * @param line from 1, or 0 for the whole file
 * @param isError whether the line should have had an effect; else it is a word that is not known here
 * @param what a clause that continues "FILE:LINE: "
 */
public record RuleFault(Path file, int line, boolean isError, String what) {
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + what;
    }
}
