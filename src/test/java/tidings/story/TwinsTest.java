package tidings.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwinsTest {
    @ParameterizedTest
    @CsvSource({
        "town.example/ferry-late/amp,      town.example/ferry-late",
        "town.example/7/amp?x=1,           town.example/7?x=1",
        "town.example/ferry?amp=1,         town.example/ferry",
        "town.example/ferry?id=5&amp,      town.example/ferry?id=5",
        "town.example/ferry.amp.html,      town.example/ferry.html",
        "town.example/ferry?outputType=amp, town.example/ferry",
    })
    void a_mark_of_amp_comes_off(String key, String plain) {
        assertThat(Twins.withoutAmp(key)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "town.example/amp-hours",
                "town.example/guitars/amp",
                "town.example/amp",
                "town.example/ferry?amps=1",
                "town.example/ramp",
                "town.example/lamp/3",
                "amp.town.example/ferry",
                "town.example/?amp=1",
                "town.example",
            })
    void what_is_no_mark_of_amp_stays(String key) {
        assertThat(Twins.withoutAmp(key)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "m.town.example/ferry,         town.example/ferry",
        "amp.town.example/ferry/amp,   town.example/ferry",
        "town.example/amp/ferry,       town.example/ferry",
        "town.example/ferry?ref=1&b=2, town.example/ferry?b=2",
        "m.example/ferry,              m.example/ferry",
        "mine.town.example/ferry,      mine.town.example/ferry",
        "town.example/amp,             town.example/amp",
        "town.example?ref=1,           town.example?ref=1",
    })
    void the_likely_form_has_no_mark_at_all(String key, String likely) {
        assertThat(Twins.likely(key, Set.of("ref"))).isEqualTo(likely);
    }

    @ParameterizedTest
    @CsvSource({
        "town.example/ferry-late?ref=1,    town.example/ferry-late, ref",
        "town.example/read?id=5&session=1, town.example/read?id=5,  session",
        "town.example/ferry-late,          town.example/ferry-late?ref=1, ref",
    })
    void a_needless_parameter_is_surplus(String one, String other, String name) {
        assertThat(Twins.surplus(one, other)).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({
        "town.example/ferry-late?id=5,     town.example/ferry-late",
        "town.example/ferry-late?page=2,   town.example/ferry-late",
        "town.example/weather?ref=1,       town.example/weather",
        "town.example/ferry-late?ref=1,    town.example/ferry-late?ref=2",
        "town.example/ferry-late?ref=1,    town.example/bells-late",
        "town.example/ferry-late,          town.example/ferry-late",
    })
    void what_may_carry_the_article_is_not(String one, String other) {
        assertThat(Twins.surplus(one, other)).isEmpty();
    }

    @Test
    void a_parameter_has_a_name_in_lower_case() {
        assertThat(Twins.parameters("town.example/a?ID=5&&b&C=d=e")).containsExactly("id", "b", "c");
    }
}
