package tidings.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteRuleFileTest {
    @TempDir
    Path folder;

    private SiteRule read(String text) throws IOException {
        return SiteRules.of(Files.writeString(folder.resolve("town.example.txt"), text));
    }

    private static List<String> values(SiteRule rule, Directive directive) {
        return rule.of(directive).stream().map(RuleLine::value).toList();
    }

    @Test
    void lines_are_read_however_they_are_spaced_and_ended() throws IOException {
        SiteRule rule =
                read("\ufeff# a comment\r\ntitle://h1\r\n  body : //div \r\rAuthor:\t//b\n\n#strip: //p\nprune:no");
        assertThat(values(rule, Directive.TITLE)).containsExactly("//h1");
        assertThat(values(rule, Directive.BODY)).containsExactly("//div");
        assertThat(values(rule, Directive.AUTHOR)).containsExactly("//b");
        assertThat(rule.of(Directive.STRIP)).isEmpty();
        assertThat(rule.says(Directive.PRUNE, true)).isFalse();
        assertThat(rule.faults()).isEmpty();
    }

    @Test
    void alternatives_keep_their_order_and_strip_attr_is_strip() throws IOException {
        SiteRule rule = read("date: //time\ndate: //i\nstrip_attr: //img/@width\nstrip: //a\n");
        assertThat(values(rule, Directive.DATE)).containsExactly("//time", "//i");
        assertThat(values(rule, Directive.STRIP)).containsExactly("//img/@width", "//a");
    }

    @Test
    void replacements_are_pairs_in_either_form() throws IOException {
        SiteRule rule = read("find_string: <amp-img\nfind_string: </amp-img>\nreplace_string: <img\nreplace_string:\n"
                + "replace_string( | Town</title>): </title>\nreplace_string(<p style=\"width:): <p \"\n");
        assertThat(rule.faults()).isEmpty();
        assertThat(rule.replaced("<title>A | Town</title><amp-img src=a></amp-img><p style=\"width:1px\">"))
                .isEqualTo("<title>A</title><img src=a><p \"1px\">");
    }

    @Test
    void replacements_that_lack_a_half_are_all_left_alone() throws IOException {
        SiteRule rule = read("find_string: a\nfind_string: b\nreplace_string: c\n");
        assertThat(rule.replaced("ab")).isEqualTo("ab");
        assertThat(rule.faults()).singleElement().satisfies(f -> {
            assertThat(f.isError()).isTrue();
            assertThat(f.toString()).contains("town.example.txt:2: ", "pairs");
        });
    }

    @Test
    void replacing_does_not_blow_up() throws IOException {
        String grows = "replace_string(a): " + "a".repeat(1_000) + "\n";
        assertThat(read(grows.repeat(20)).replaced("a")).hasSizeLessThan(33 << 20);
    }

    @Test
    void a_condition_belongs_to_the_link_above_it() throws IOException {
        SiteRule rule = read("single_page_link: //a\nnext_page_link: //b\nif_page_contains: //c\n");
        assertThat(rule.of(Directive.SINGLE_PAGE_LINK).get(0).condition()).isNull();
        assertThat(rule.of(Directive.NEXT_PAGE_LINK).get(0).condition()).isNotNull();
        assertThat(read("next_page_link: //b\nif_page_contains: //c[\n").of(Directive.NEXT_PAGE_LINK))
                .isEmpty();
    }

    @Test
    void tests_have_an_address_and_words() throws IOException {
        SiteRule rule = read("test_url: https://town.example/a\ntest_contains: one\ntest_contains: two\n"
                + "test_urls: https://town.example/b\ntest_contains: three\n");
        assertThat(rule.tests())
                .containsExactly(
                        new SiteRule.Test("https://town.example/a", List.of("one", "two")),
                        new SiteRule.Test("https://town.example/b", List.of("three")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frobnicate: yes        | false | unknown directive 'frobnicate'",
                "just some words        | false | unknown directive 'just some words'",
                "test https://a.example | false | unknown directive 'test https://a.example'",
                "title:                 | false | title says nothing",
                "body: //div[           | true  | body: not an XPath expression",
                "prune: perhaps         | true  | prune: neither yes nor no: 'perhaps'",
                "wrap_in(a b): //p      | true  | wrap_in: no name of an element: 'a b'",
                "if_page_contains: //p  | true  | if_page_contains: there is no link above it",
                "test_contains: x       | true  | test_contains: there is no test_url above it",
                "find_string: x         | true  | find_string and replace_string do not go in pairs",
            })
    void what_is_not_understood_is_told_with_file_and_line_and_ignored(String line, boolean isError, String told)
            throws IOException {
        SiteRule rule = read("# first\n" + line + "\ntitle: //h1\n");
        assertThat(rule.faults()).singleElement().satisfies(f -> {
            assertThat(f.toString()).startsWith(folder.resolve("town.example.txt") + ":2: " + told);
            assertThat(f.isError()).isEqualTo(isError);
        });
        assertThat(rule.of(Directive.TITLE)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"yes,true", "true,true", "no,false", "false,false", "YES # always,true"})
    void a_flag_is_yes_or_no(String value, boolean set) throws IOException {
        assertThat(read("skip_json_ld: " + value).says(Directive.SKIP_JSON_LD, !set))
                .isEqualTo(set);
    }

    @Test
    void every_directive_that_files_of_others_hold_is_known() throws IOException {
        SiteRule rule = read("""
                tidy: yes
                parser: html5lib
                http_header(user-agent): Mozilla/5.0
                single_page_link_in_feed: //a
                autodetect_next_page: yes
                requires_login: yes
                login_uri: https://town.example/login
                login_username_field: name
                login_password_field: word
                login_extra_fields: a=b
                not_logged_in_xpath: //form
                insert_detected_image: no
                post_strip_attr: //*/@class
                strip_comments: no
                convert_double_br_tags: yes
                skip_id_or_class: x
                move_into(//a): //b
                footnotes: no
                dissolve: //h2
                src_lazy_load_attr: data-x
                native_ad_clue: //meta
                """);
        assertThat(rule.faults()).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_read_is_a_fault_and_no_end() throws IOException {
        assertThat(SiteRules.of(folder).faults()).hasSize(1);
        assertThat(SiteRules.of(folder.resolve("nowhere.example.txt")).faults()).hasSize(1);
        Path large = Files.write(folder.resolve("large.example.txt"), new byte[(1 << 20) + 1]);
        assertThat(SiteRules.of(large).faults()).hasSize(1);
        Path odd = Files.write(folder.resolve("odd.example.txt"), "strip: //p[.='caf\u00e9']\n".getBytes(ISO_8859_1));
        assertThat(SiteRules.of(odd).of(Directive.STRIP)).hasSize(1);
    }
}
