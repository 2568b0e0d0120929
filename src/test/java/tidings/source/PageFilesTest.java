package tidings.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.Feeds;

class PageFilesTest {
    @TempDir
    Path folder;

    private String stamp(List<Path> rules) {
        return new PageFiles().of(Feeds.feed(folder).withRules(rules)).get(0).stamp();
    }

    @Test
    void a_page_is_to_be_read_again_when_rules_change() throws IOException {
        Files.createDirectories(folder.resolve("pages"));
        Files.writeString(folder.resolve("pages/a.html"), "<p>");
        Path rules = Files.createDirectory(folder.resolve("rules"));
        String none = stamp(List.of());
        String empty = stamp(List.of(rules));
        Files.writeString(rules.resolve("town.example.txt"), "title: //h1\n");
        String first = stamp(List.of(rules));
        assertThat(stamp(List.of(rules))).isEqualTo(first);
        Files.writeString(rules.resolve("town.example.txt"), "title: //h1[1]\n");
        assertThat(List.of(none, empty, first, stamp(List.of(rules)))).doesNotHaveDuplicates();
    }
}
