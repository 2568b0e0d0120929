package tidings.server;

import java.nio.ByteBuffer;
import java.util.Optional;
import tidings.feed.Shelf;
import tidings.story.Document;

/** The bytes of a document that lies on the shelf. */
final class Shelved implements Found.Bytes {
    private final Shelf shelf;
    private final Document.Name name;
    private final String digest;
    private volatile int nearBytes;

    Shelved(Shelf shelf, Document.Name name, String digest) {
        this.shelf = shelf;
        this.name = name;
        this.digest = digest;
    }

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
        boolean isRead = coding == Coding.GZIP && shelf.gzip(name, digest, nearBytes, into);
        if (isRead && nearBytes == 0) {
            nearBytes = into.limit();
        }
        return isRead;
    }

    @Override
    public boolean isNear() {
        return nearBytes > 0;
    }
}
