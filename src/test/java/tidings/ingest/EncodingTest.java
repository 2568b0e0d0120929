package tidings.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.Feeds;
import tidings.Shared;
import tidings.story.Page;
import tidings.story.XmlText;

class EncodingTest {
    private static final Map<String, String> NEWS = Map.ofEntries(
            Map.entry(
                    "ru",
                    "Городской совет принял новый бюджет. Жители получат больше автобусов и новые школы уже весной."),
            Map.entry(
                    "uk",
                    "Міська рада ухвалила новий бюджет. Мешканці отримають більше автобусів і їхні школи вже навесні."),
            Map.entry(
                    "pl",
                    "Rada miasta przyjęła nowy budżet. Mieszkańcy dostaną więcej autobusów, a szkoły zostaną odnowione."),
            Map.entry(
                    "cs",
                    "Městská rada přijala nový rozpočet. Obyvatelé dostanou více autobusů a školy budou opraveny."),
            Map.entry(
                    "hu",
                    "A városi tanács elfogadta az új költségvetést. A lakók több buszt kapnak, sőt, bővül a park is."),
            Map.entry(
                    "tr",
                    "Belediye meclisi yeni bütçeyi kabul etti. Sakinler daha fazla otobüs alacak ve çalışmalar başlayacağı gün."),
            Map.entry(
                    "el",
                    "Το δημοτικό συμβούλιο ενέκρινε τον νέο προϋπολογισμό. Οι κάτοικοι θα έχουν περισσότερα λεωφορεία."),
            Map.entry("he", "מועצת העיר אישרה את התקציב החדש. התושבים יקבלו יותר אוטובוסים ובתי הספר ישופצו."),
            Map.entry("ar", "وافق مجلس المدينة على الميزانية الجديدة. سيحصل السكان على المزيد من الحافلات."),
            Map.entry(
                    "lt",
                    "Miesto taryba patvirtino naują biudžetą. Gyventojai gaus daugiau autobusų, mokyklos bus atnaujintos pavasarį."),
            Map.entry(
                    "th",
                    "สภาเทศบาลเมืองได้อนุมัติงบประมาณใหม่ ชาวเมืองจะมีรถโดยสารมากขึ้นและโรงเรียนจะได้รับการปรับปรุง"),
            Map.entry("ja", "市議会は新しい予算を可決した。住民はバスの増便を受け、学校は春までに改修される。"),
            Map.entry("zh", "市议会通过了新的预算。居民将获得更多的公共汽车，学校将在春天之前完成翻修。"),
            Map.entry("tw", "市議會通過了新的預算。居民將獲得更多的公共汽車，學校將在春天之前完成翻修。"),
            Map.entry("ko", "시의회가 새 예산을 통과시켰다. 주민들은 더 많은 버스를 이용하게 되고 학교는 보수된다."),
            Map.entry(
                    "fr",
                    "Le conseil a adopté le budget. Les écoles seront rénovées dès le printemps, « très bientôt », à côté."),
            Map.entry(
                    "de",
                    "Der Stadtrat hat den Haushalt beschlossen. Die größten Arbeiten beginnen im Frühjahr – „für alle“."),
            Map.entry(
                    "da",
                    "Byrådet vedtog det nye budget. Skolerne sættes i stand til foråret, og arbejdet begynder på søndag."),
            Map.entry(
                    "pt",
                    "A câmara aprovou o orçamento. As escolas serão renovadas já na primavera; não há exceções."));

    private static String html(String head, String words) {
        return "<html><head>" + head + "<title>" + words.substring(0, words.length() / 4) + "</title></head><body><p>"
                + words + "</p></body></html>";
    }

    private static String read(byte[] body, String contentType) {
        return Encoding.text(new Page("page", "", body, null, contentType));
    }

    @ParameterizedTest
    @CsvSource({
        "ru,windows-1251",
        "ru,koi8-r",
        "ru,iso-8859-5",
        "ru,ibm866",
        "uk,windows-1251",
        "uk,koi8-u",
        "pl,windows-1250",
        "pl,iso-8859-2",
        "cs,windows-1250",
        "cs,iso-8859-2",
        "hu,windows-1250",
        "hu,iso-8859-2",
        "tr,windows-1254",
        "tr,iso-8859-9",
        "el,windows-1253",
        "el,iso-8859-7",
        "he,windows-1255",
        "he,iso-8859-8",
        "ar,windows-1256",
        "ar,iso-8859-6",
        "lt,windows-1257",
        "th,tis-620",
        "ja,shift_jis",
        "ja,euc-jp",
        "ja,iso-2022-jp",
        "zh,gb18030",
        "zh,gbk",
        "tw,big5",
        "ko,euc-kr",
        "fr,windows-1252",
        "de,windows-1252",
        "da,windows-1252",
        "pt,windows-1252",
        "ru,utf-8",
        "ja,utf-8",
        "ru,utf-16be",
        "ja,utf-16le",
        "de,utf-16le",
        "fr,utf-32be"
    })
    void words_in_any_encoding_are_read_whether_nobody_labelled_them_or_the_label_is_right_or_utf_8(
            String language, String name) {
        String words = NEWS.get(language);
        Charset charset = Charset.forName(name);
        assertThat(read(html("", words).getBytes(charset), null)).contains(words);
        assertThat(read(html("<meta charset=utf-8>", words).getBytes(charset), null))
                .contains(words);
        assertThat(read(html("", words).getBytes(charset), "text/html; charset=UTF-8"))
                .contains(words);
        assertThat(read(html("", words).getBytes(charset), "text/html; charset=" + name))
                .contains(words);
        assertThat(read(html("<meta charset='" + name + "'>", words).getBytes(charset), null))
                .contains(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iso-8859-1",
                "utf-16",
                "utf-7",
                "x-user-defined",
                "replacement",
                "bogus-charset",
                "utf-8; charset=x",
                "utf-8'\"",
                "UTF8",
                "utf-32",
                "cesu-8",
                "windows-1251",
                "gbk",
                "",
                "?",
                "ebcdic-cp-us",
                "iso-2022-jp"
            })
    void utf_8_is_read_whatever_it_is_called(String label) {
        String words = NEWS.get("fr");
        assertThat(read(html("", words).getBytes(UTF_8), "text/html; charset=" + label))
                .contains(words);
        assertThat(read(html("<meta charset=\"" + label + "\">", words).getBytes(UTF_8), null))
                .contains(words);
        assertThat(read(("<?xml version='1.0' encoding='" + label + "'?>" + html("", words)).getBytes(UTF_8), null))
                .contains(words);
        assertThat(read(
                        html("<meta charset=\"" + label + "\">", "One café, an élite, a naïve fiancé: déjà vu")
                                .getBytes(UTF_8),
                        "text/html"))
                .contains("café, an élite");
    }

    @Test
    void a_mark_is_no_part_of_the_page_and_one_that_lies_is_not_believed() throws IOException {
        var body = new ByteArrayOutputStream();
        body.write(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        body.write(html("", NEWS.get("ru")).getBytes(Charset.forName("windows-1251")));
        assertThat(read(body.toByteArray(), null)).contains(NEWS.get("ru"));
        assertThat(read(("\ufeff" + html("", NEWS.get("fr"))).getBytes(UTF_8), "text/html; charset=windows-1252"))
                .startsWith("<html>");
    }

    @Test
    void a_label_far_down_the_page_and_one_in_an_XML_declaration_are_found() {
        Charset charset = Charset.forName("iso-8859-15");
        String words = "Ça coûte 20 € à l’œil".replace('’', '\'');
        assertThat(read(
                        html(
                                        " ".repeat(20_000)
                                                + "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-15'>",
                                        words)
                                .getBytes(charset),
                        null))
                .contains(words);
        assertThat(read(("<?xml version=\"1.0\" encoding=\"iso-8859-15\"?>" + html("", words)).getBytes(charset), null))
                .contains(words);
    }

    @Test
    void what_a_script_is_encoded_in_says_nothing_of_the_page() {
        String head = "<script src=x.js charset=windows-1251></script>";
        assertThat(read(html(head, NEWS.get("de")).getBytes(Charset.forName("windows-1252")), null))
                .contains(NEWS.get("de"));
    }

    @Test
    void a_spoilt_byte_spoils_one_character() {
        byte[] body = html("", NEWS.get("ru")).getBytes(UTF_8);
        body[body.length - 40] = (byte) 0xff;
        assertThat(read(body, null)).contains(NEWS.get("ru").substring(0, 60)).contains("\ufffd");
    }

    @Test
    void pages_whose_encoding_lies_are_read_and_come_out_as_XML_can_hold_them() throws IOException {
        for (String line : Files.readAllLines(Shared.path("attack/charset.jsonl"))) {
            JsonNode attack = new JsonMapper().readTree(line);
            for (byte[] body : attacks(attack)) {
                Reading reading = new PageReader().read(new Page("page", "", body, null, header(attack)), Feeds.feed());
                assertThat(reading).as(line).isInstanceOf(Reading.Read.class);
                String html = ((Reading.Read) reading).story().main().html();
                assertThat(html).as(line).isEqualTo(XmlText.legal(html));
                assertThat(UTF_8.newEncoder().canEncode(html)).isTrue();
                if (attack.has("bytes_are")) {
                    assertThat(html)
                            .as(line)
                            .contains(words(attack.path("bytes_are").asText()));
                }
            }
        }
    }

    private static String header(JsonNode attack) {
        boolean header = List.of("http", "bom-vs-http", "meta-http-conflict")
                .contains(attack.path("where").asText());
        return !header || attack.path("declared").asText().equals("none")
                ? null
                : "text/html; charset=" + attack.path("declared").asText();
    }

    private static List<byte[]> attacks(JsonNode attack) throws IOException {
        if (attack.has("utf8_bytes_hex")) {
            var body = new ByteArrayOutputStream();
            body.write("<meta charset=utf-8><title>A title of some length</title><p>The ferry left the quay at eight "
                    .getBytes(US_ASCII));
            for (String hex : attack.path("utf8_bytes_hex").asText().split(" ")) {
                body.write(Integer.parseInt(hex, 16));
            }
            body.write(" and nobody was surprised by it.</p>".getBytes(US_ASCII));
            return List.of(body.toByteArray());
        }
        String label = attack.path("declared").asText();
        String meta = label.equals("none") ? "" : "<meta charset=\"" + label + "\">";
        String bytes = attack.path("bytes_are").asText();
        String page = switch (attack.path("where").asText()) {
            case "meta" -> html(meta, words(bytes));
            case "meta-after-1024" -> html(" ".repeat(1100) + meta, words(bytes));
            case "xml-decl" -> "<?xml version=\"1.0\" encoding=\"" + label + "\"?>" + html("", words(bytes));
            case "meta-http-conflict" -> html("<meta charset=" + bytes + ">", words(bytes));
            default -> html("", words(bytes));
        };
        byte[] body = page.getBytes(bytes.equals("ascii") ? US_ASCII : Charset.forName(bytes));
        if (!attack.path("where").asText().equals("bom-vs-http")) {
            return List.of(body);
        }
        byte[] marked = ("\ufeff" + page).getBytes(UTF_8);
        byte[] lying =
                ByteBuffer.allocate(body.length + 3).put(marked, 0, 3).put(body).array();
        return bytes.startsWith("utf-16") || bytes.equals("utf-8")
                ? List.of(body, ("\ufeff" + page).getBytes(Charset.forName(bytes)))
                : List.of(body, lying);
    }

    private static String words(String bytes) {
        return switch (bytes) {
            case "windows-1251", "koi8-r" -> NEWS.get("ru");
            case "gb18030" -> NEWS.get("zh");
            case "shift_jis" -> NEWS.get("ja");
            case "euc-kr" -> NEWS.get("ko");
            case "ascii" -> "The ferry left the quay at eight, and nobody who knew the skipper was surprised by it.";
            default -> NEWS.get("fr");
        };
    }
}
