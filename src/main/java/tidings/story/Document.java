package tidings.story;

/**
 * A feed written out.
 *
 * @param bytes the document itself, UTF-8, without any content coding
 */
public record Document(Name name, byte[] bytes) {

    /** Which document. */
    public record Name(String feed, Format format) {

        /** The last segment of its address, and its file's name. */
        public String file() {
            return format.file();
        }
    }

    public String digest() {
        return Digest.hex(bytes);
    }
}
