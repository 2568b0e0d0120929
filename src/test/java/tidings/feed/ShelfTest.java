package tidings.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.story.Document;
import tidings.story.Format;

class ShelfTest {
    private static final Document DOCUMENT = new Document(
            new Document.Name("town", Format.ATOM), "<feed/>".repeat(50).getBytes(UTF_8));

    @TempDir
    Path folder;

    @Test
    void a_document_is_read_into_a_buffer_where_it_fits_and_is_whole() throws IOException {
        var shelf = new Shelf(folder);
        byte[] packed = Shelf.packed(DOCUMENT.bytes());
        assertThat(read(shelf, packed.length)).isFalse();
        shelf.put(DOCUMENT);
        assertThat(read(shelf, packed.length)).isFalse();
        var fits = ByteBuffer.allocateDirect(packed.length + 9);
        fits.position(5);
        assertThat(shelf.gzip(DOCUMENT.name(), DOCUMENT.digest(), 0, fits)).isTrue();
        assertThat(fits).isEqualTo(ByteBuffer.wrap(packed));
        Files.write(file(), "no gzip, though long enough for one".getBytes(UTF_8));
        assertThat(read(shelf, 1000)).isFalse();
        Files.write(file(), new byte[] {0x1f, (byte) 0x8b});
        assertThat(read(shelf, 1000)).isFalse();
    }

    @Test
    void a_document_whose_size_is_known_is_read_only_if_it_still_has_that_size() {
        var shelf = new Shelf(folder);
        shelf.put(DOCUMENT);
        int size = Shelf.packed(DOCUMENT.bytes()).length;
        var into = ByteBuffer.allocate(1000);
        for (int wrong : new int[] {size - 1, size + 1}) {
            assertThat(shelf.gzip(DOCUMENT.name(), DOCUMENT.digest(), wrong, into))
                    .isFalse();
        }
        assertThat(shelf.gzip(DOCUMENT.name(), DOCUMENT.digest(), size, into)).isTrue();
        assertThat(into.remaining()).isEqualTo(size);
    }

    private static boolean read(Shelf shelf, int capacity) {
        return shelf.gzip(DOCUMENT.name(), DOCUMENT.digest(), 0, ByteBuffer.allocate(capacity));
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }
}
