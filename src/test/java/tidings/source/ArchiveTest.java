package tidings.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.Feeds;

class ArchiveTest {
    @TempDir
    Path folder;

    private Path zip;

    @BeforeEach
    void place() throws IOException {
        zip = Files.createDirectories(folder.resolve("pages")).resolve("old.zip");
    }

    private void pack(byte[] content, String... names) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(content);
                out.closeEntry();
            }
        }
    }

    private List<PageFile> pages() {
        return new PageFiles().of(Feeds.feed(folder));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void each_entry_is_a_page_and_keeps_its_stamp_when_others_come() throws IOException {
        pack(bytes("<p>A"), "b.html", "2025/a.html", "2025/", ".DS_Store", "__MACOSX/a.html", "x/.git/y");
        List<PageFile> before = pages();
        assertThat(before)
                .extracting(PageFile::name)
                .containsExactly("pages/old.zip!/2025/a.html", "pages/old.zip!/b.html");
        assertThat(new PageFiles().fetch(before.get(0)))
                .isInstanceOfSatisfying(
                        Fetch.Fetched.class, f -> assertThat(f.page().body()).isEqualTo(bytes("<p>A")));
        pack(bytes("<p>A"), "b.html", "2025/a.html", "c.html");
        assertThat(pages()).containsAll(before).hasSize(3);
    }

    @Test
    void names_that_lead_elsewhere_are_only_names() throws IOException {
        pack(bytes("<p>A"), "../../evil.html", "/etc/passwd", "a\nb.html", "..\\c");
        assertThat(pages())
                .allSatisfy(page -> {
                    assertThat(page.path()).isEqualTo(zip);
                    assertThat(page.name()).startsWith("pages/old.zip!/").doesNotContain("\n");
                    assertThat(new PageFiles().fetch(page)).isInstanceOf(Fetch.Fetched.class);
                })
                .hasSize(4);
        try (var all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).containsExactly(zip);
        }
    }

    @Test
    void bombs_are_refused_by_what_they_say_and_by_what_they_are() throws IOException {
        pack(new byte[PageFiles.MAX_BYTES + 1], "bomb.html");
        assertThat(new PageFiles().fetch(pages().get(0)))
                .isInstanceOfSatisfying(
                        Fetch.Failed.class, f -> assertThat(f.reason()).contains("larger than 16 MiB"));
        lie(10);
        assertThat(new PageFiles().fetch(pages().get(0)))
                .isInstanceOfSatisfying(
                        Fetch.Failed.class, f -> assertThat(f.reason()).contains("larger than it says"));
    }

    /** The only entry's uncompressed size, in the central directory (APPNOTE.TXT, 4.3.12). */
    private void lie(int size) throws IOException {
        byte[] all = Files.readAllBytes(zip);
        int directory = all.length - 1;
        while (ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).getInt(Math.min(directory, all.length - 4))
                != 0x02014b50) {
            directory--;
        }
        ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, size);
        Files.write(zip, all);
    }

    @Test
    void no_more_entries_are_read_than_an_archive_may_have() throws IOException {
        String[] names = new String[Archive.MAX_ENTRIES + 5];
        Arrays.setAll(names, i -> i + ".html");
        pack(bytes(""), names);
        assertThat(pages()).hasSize(Archive.MAX_ENTRIES);
    }

    @Test
    void one_that_is_broken_says_so() throws IOException {
        Files.writeString(zip, "PK\3\4 and no more");
        assertThat(pages())
                .hasSize(1)
                .allSatisfy(page -> assertThat(new PageFiles().fetch(page))
                        .isInstanceOfSatisfying(
                                Fetch.Failed.class, f -> assertThat(f.reason()).contains("broken or cut off")));
    }
}
