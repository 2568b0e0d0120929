package tidings.town;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tidings.town.Habits.Tongue;

/** Made-up sentences. */
final class Words {
    private static final Map<Tongue, List<String>> WORDS = Map.of(
            Tongue.EN,
            words(
                    "the council harbour ferry bridge mayor said that new budget school after winter market street plans to open"
                            + " residents want more time for repairs under old town hall river police found missing boat near island"
                            + " museum library teacher union vote delayed again because of costs"),
            Tongue.DE,
            words(
                    "der Stadtrat Hafen Fähre Brücke die Schule nach dem Winter Markt Straße will mehr Geld für den Umbau und"
                            + " Anwohner fordern längere Zeit wegen alter Leitungen unter dem Rathaus Polizei fand das Boot nahe Insel"
                            + " Museum Bücherei Lehrer stimmen wieder über Kosten ab"),
            Tongue.FR,
            words(
                    "le conseil port bateau pont maire annonce que nouveau budget école après hiver marché rue prévoit ouvrir"
                            + " habitants veulent plus de temps pour travaux sous la vieille mairie rivière police trouve près île"
                            + " musée bibliothèque syndicat vote retardé encore coûts"),
            Tongue.RU,
            words(
                    "совет города порт паром мост мэр заявил что новый бюджет школа после зимы рынок улица планирует открыть жители"
                            + " хотят больше времени для ремонта под старой ратушей река полиция нашла лодку около острова музей"
                            + " библиотека учитель союз голосование снова отложено"));

    private static final Map<Tongue, String> WEATHER =
            Map.of(Tongue.EN, "Weather", Tongue.DE, "Wetter", Tongue.FR, "Météo", Tongue.RU, "Погода");
    private static final List<String> NAMES =
            List.of("Ann Miller", "Karl Weber", "Luc Martin", "Olga Petrova", "Mari Tamm");

    private Words() {}

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    static String sentence(Tongue tongue, Random random, int length) {
        List<String> words = WORDS.get(tongue);
        String text = Stream.generate(() -> words.get(random.nextInt(words.size())))
                .limit(length)
                .collect(Collectors.joining(" "));
        return text.substring(0, 1).toUpperCase(tongue.locale()) + text.substring(1);
    }

    /** Unlike all others, but one in twenty has the name of a column that comes every day. */
    static String title(Tongue tongue, Random random) {
        return random.nextInt(20) == 0 ? WEATHER.get(tongue) : sentence(tongue, random, 6 + random.nextInt(4));
    }

    static String paragraph(Tongue tongue, Random random) {
        return Stream.generate(() -> sentence(tongue, random, 8 + random.nextInt(9)) + ".")
                .limit(3 + random.nextInt(3))
                .collect(Collectors.joining(" "));
    }

    static String author(Random random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }
}
