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

    @Test
    void globs_stand_for_the_files_that_they_match_in_their_folder_and_below() throws IOException {
        Files.createDirectories(folder.resolve("saved/2025/x"));
        Files.createDirectories(folder.resolve("saved/.git"));
        for (String name : List.of("a.html", "a.txt", "2025/b.html", "2025/x/c.html", ".git/d.html")) {
            Files.writeString(folder.resolve("saved").resolve(name), "<p>");
        }
        assertThat(found("saved/**/*.html")).containsExactly("2025/b.html", "2025/x/c.html", "a.html");
        assertThat(found("saved/*.html")).containsExactly("a.html");
        assertThat(found("saved/*/{b,c}.html")).containsExactly("2025/b.html");
        assertThat(found("nowhere/**/*.html")).isEmpty();
        Files.createDirectories(folder.resolve("saved/[x]"));
        Files.writeString(folder.resolve("saved/[x]/e.html"), "<p>");
        assertThat(found("saved/[x]")).containsExactly("[x]/e.html");
    }

    private List<String> found(String place) {
        return new PagePlaces(List.of(folder.resolve(place)))
                .files()
                .map(path -> folder.resolve("saved").relativize(path).toString())
                .toList();
    }
}
