package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "By Odile Marrish > Odile Marrish",
                "By Odile Marrish and Bram Tolliver > Odile Marrish;Bram Tolliver",
                "By Odile Marrish, Bram Tolliver & Ada Quill > Odile Marrish;Bram Tolliver;Ada Quill",
                "Von Jürgen Groß und Änne Öhler > Jürgen Groß;Änne Öhler",
                "Par Éloïse d'Aubry et Théo Le Goff > Éloïse d'Aubry;Théo Le Goff",
                "Autor: Fritz Feder > Fritz Feder",
                "Автор: Анна Лодкина > Анна Лодкина",
                "ByOdile Marrish > Odile Marrish",
                "By Odile Marrish, Senior Harbour Correspondent > Odile Marrish",
                "Odile Marrish | Staff Writer | 2 March 2026 > Odile Marrish",
                "By Odile Marrish Published March 2, 2026 > Odile Marrish",
                "By Odile Marrish · 4 min read > Odile Marrish",
                "Odile Marrish, MD, PhD > Odile Marrish",
                "By Odile Marrish (photos) > Odile Marrish",
                "BY ODILE MARRISH > Odile Marrish",
                "By April Lodder >  April Lodder",
                "By Jan van der Meer > Jan van der Meer",
                "By O. J. O'Dell-Smith > O. J. O'Dell-Smith",
            })
    void a_byline_holds_names_and_nothing_else(String byline, String names) {
        assertThat(Names.inByline(byline)).containsExactly(names.split(";"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "By Staff",
                "12 comments",
                "Published on Monday",
                "https://social.example/marrish",
                "odile@town.example",
                "2 March 2026",
                "By the sea we sat and waited",
                "",
                "By",
                "|",
                ":"
            })
    void what_is_no_name_gives_none(String text) {
        assertThat(Names.inByline(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "Marrish, Odile > Odile Marrish",
                "harbourcat_7 > harbourcat_7",
                "odile marrish > odile marrish",
                "Odile Marrish, Bram Tolliver > Odile Marrish;Bram Tolliver",
            })
    void what_is_declared_to_be_a_name_may_be_short_or_turned_round(String declared, String names) {
        assertThat(Names.declared(declared)).containsExactly(names.split(";"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "Redaktion",
                "Super User",
                "null",
                "https://social.example/marrish",
                "odile@town.example",
                "No Author",
                "29. Juni 2017"
            })
    void nobody_is_no_author(String declared) {
        assertThat(Names.declared(declared)).isEmpty();
    }

    @Test
    void a_team_is_told_from_a_person() {
        assertThat(List.of("Harbour Office Team", "Town News", "Boote GmbH")).allMatch(Names::isTeam);
        assertThat(Names.isTeam("Odile Marrish")).isFalse();
    }
}
