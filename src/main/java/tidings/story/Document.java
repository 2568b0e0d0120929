package tidings.story;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A feed written out.
 *
 * @param bytes the document itself, UTF-8, without any content coding
 */
public record Document(Name name, byte[] bytes) {
    private static final Pattern ARCHIVED = Pattern.compile("([a-z]+)-([1-9][0-9]{0,8})\\.([a-z]+)");

    /**
     * Which document.
     *
     * @param archive 0 for the current document, which has the newest entries; else which of the feed's archive documents, counted from the
     *     oldest, from 1
     */
    public record Name(String feed, Format format, int archive) {
        /** The current document. */
        public Name(String feed, Format format) {
            this(feed, format, 0);
        }

        public boolean isCurrent() {
            return archive == 0;
        }

        /** The last segment of its address, and its file's name, such as {@code atom.xml} or {@code atom-3.xml}. */
        public String file() {
            return isCurrent() ? format.file() : format.file().replace(".", "-" + archive + ".");
        }

        /** The document of this feed whose {@link #file()} this is, whether it is there or not; empty if none could be. */
        public static Optional<Name> of(String feed, String file) {
            Matcher archived = ARCHIVED.matcher(file);
            return archived.matches()
                    ? Format.ofFile(archived.group(1) + "." + archived.group(3))
                            .map(f -> new Name(feed, f, Integer.parseInt(archived.group(2))))
                    : Format.ofFile(file).map(f -> new Name(feed, f));
        }
    }

    public String digest() {
        return Digest.hex(bytes);
    }
}
