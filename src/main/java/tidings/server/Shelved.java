package tidings.server;

import java.nio.ByteBuffer;
import java.util.Optional;
import tidings.feed.Shelf;
import tidings.story.Document;

/** The bytes of a document that lies on the shelf. */
record Shelved(Shelf shelf, Document.Name name, String digest) implements Found.Bytes {
    @Override
    public Optional<byte[]> in(Coding coding) {
        return switch (coding) {
            case IDENTITY -> shelf.identity(name, digest);
            case GZIP -> shelf.gzip(name, digest);
            case BROTLI -> brotli();
        };
    }

    private Optional<byte[]> brotli() {
        return shelf.coded(name, digest, Coding.BROTLI.token()).or(() -> {
            Optional<byte[]> packed = shelf.identity(name, digest).map(Brotli::packed);
            packed.ifPresent(bytes -> shelf.put(name, digest, Coding.BROTLI.token(), bytes));
            return packed;
        });
    }

    @Override
    public boolean read(Coding coding, ByteBuffer into) {
        return coding == Coding.GZIP && shelf.gzip(name, digest, into);
    }
}
