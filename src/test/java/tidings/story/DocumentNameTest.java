package tidings.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentNameTest {
    @ParameterizedTest
    @CsvSource({
        "ATOM, 0, atom.xml",
        "RSS, 0, rss.xml",
        "JSON, 0, feed.json",
        "ATOM, 3, atom-3.xml",
        "JSON, 1200, feed-1200.json"
    })
    void a_document_is_found_by_its_file(Format format, int archive, String file) {
        var name = new Document.Name("town", format, archive);
        assertThat(name.file()).isEqualTo(file);
        assertThat(Document.Name.of("town", file)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "atom-0.xml",
                "atom-01.xml",
                "atom-.xml",
                "atom--1.xml",
                "atom-1.json",
                "atom-99999999999.xml",
                "x-1.xml"
            })
    void no_other_file_is_one(String file) {
        assertThat(Document.Name.of("town", file)).isEmpty();
    }

    @Test
    void the_current_document_is_no_archive() {
        assertThat(new Document.Name("town", Format.RSS)).isEqualTo(new Document.Name("town", Format.RSS, 0));
    }
}
