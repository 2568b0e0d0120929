package tidings.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.Feeds;
import tidings.story.Page;

class NoArticleTest {
    private static final String NAV = "<nav><a href=/a>News</a> <a href=/b>Sport</a> <a href=/c>Weather</a></nav>";
    private static final String WORDS =
            "The ferry left the quay at eight, and nobody who knew the skipper was surprised by it. ";

    private static Reading read(String html) {
        return new PageReader()
                .read(
                        new Page(
                                "page",
                                "",
                                html.getBytes(UTF_8),
                                "https://town.example/x/y",
                                "text/html; charset=utf-8"),
                        Feeds.feed());
    }

    private static String refusal(String html) {
        Reading reading = read(html);
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).reason();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "is an error page; 404 Not Found; The requested URL was not found on this server. Please check it.",
                "is an error page; Page not found | Town News; <h1>Page not found</h1><p>Sorry, we could not find that page. Try the search, or have a look at our latest news below.",
                "is an error page; Town News; <h1>Oops</h1><p>The page you are looking for was moved or never existed. Please use the menu.",
                "is an error page; Seite nicht gefunden – Stadtblatt; <h1>Seite nicht gefunden</h1><p>Leider gibt es unter dieser Adresse keine Seite mehr.",
                "is an error page; Страница не найдена — Городские вести; <p>К сожалению, такой страницы у нас больше нет. Начните с главной.",
                "is an error page; ページが見つかりません; <p>お探しのページは移動または削除された可能性があります。トップページからお探しください。",
                "was refused by its site; Access Denied; <h1>Access Denied</h1><p>You don't have permission to access this page on this server. Reference 18.2.",
                "was refused by its site; 403 Forbidden; <center><h1>403 Forbidden</h1></center><hr><center>nginx</center>",
                "asks whether a human reads it; Just a moment...; <h2>Checking your browser before accessing the page.</h2><p>This process is automatic, and takes five seconds.",
                "asks whether a human reads it; Attention Required! | Some Guard; <p>Please complete the security check to go on to the page that you want.",
                "asks readers to log in; Log in - Town News; <form><label>Name <input name=n></label><label>Password <input type=password></label></form><p>Forgotten your password? We can send you a new one.",
                "asks readers to log in; Anmelden | Stadtblatt; <p>Mit Ihrem Konto lesen Sie alle Artikel auf allen Geräten, jederzeit.",
                "asks readers for consent; Town News; <h1>We value your privacy</h1><p>We and our partners store information on a device, such as cookies. Accept all or manage the settings.",
                "asks readers for consent; Before you continue; <p>We use cookies to show you advertisements that fit. Do you agree with that? Yes or no.",
                "is parked or empty; town-news.example; <h1>This domain is for sale!</h1><p>Make an offer now, our brokers wait for your call.",
                "is parked or empty; Index of /; <h1>Index of /</h1><pre><a href=x>x</a> 2024-05-03 10:00 12K a file that lies here</pre>",
                "is an app shell; Town News; <div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript><script src=app.js></script>",
                "is an app shell; The ferry that left on time; <div id=app><div class=spinner>Loading</div></div><script src=app.js></script>",
                "is an app shell; Stadtblatt; <p>Bitte aktivieren Sie JavaScript in Ihrem Browser, um diese Seite zu sehen.</p><script src=app.js></script>"
            })
    void what_a_page_is_that_is_no_article_is_said(String reason, String title, String body) {
        assertThat(refusal("<html><head><title>" + title + "</title></head><body>" + NAV + body + "</body></html>"))
                .startsWith(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "404: the page that nobody missed; How a page not found became a joke",
                "Page not found; Page not found",
                "Access denied: who may enter the harbour; Access denied: who may enter the harbour",
                "Why we ask you to log in; Why we ask you to log in",
                "Are you a robot?; Are you a robot?"
            })
    void an_article_on_errors_walls_and_robots_is_an_article(String title, String heading) {
        String story = ("<p>Everyone knows the words page not found, access denied and please enable JavaScript. "
                        + WORDS.repeat(4))
                .repeat(6);
        assertThat(read("<title>" + title + "</title>" + NAV + "<h1>" + heading + "</h1>" + story))
                .isInstanceOf(Reading.Read.class);
        assertThat(read("<title>" + title + "</title><meta property=og:type content=article>" + NAV + "<h1>" + heading
                        + "</h1><p>Page not found: " + WORDS.repeat(6)))
                .isInstanceOf(Reading.Read.class);
    }

    @Test
    void a_front_page_and_a_section_are_lists_of_links_and_an_article_with_as_many_links_beside_it_is_not() {
        String teasers = IntStream.range(0, 20)
                .mapToObj(i -> "<div><h3><a href=/n/" + i + ">Sheep are on the line again, for day " + i
                        + "</a></h3><p>" + WORDS + "</p></div>")
                .collect(Collectors.joining());
        assertThat(refusal("<title>Town News</title>" + NAV + "<main>" + teasers + "</main>"))
                .startsWith("is a list of links to 20 stories");
        assertThat(refusal("<title>Politics | Town News</title><h1>Politics</h1>" + teasers))
                .startsWith("is a list of links to 20 stories");
        assertThat(read("<title>The ferry that left on time | Town News</title><h1>The ferry that left on time</h1><p>"
                        + WORDS + "</p><div>" + teasers + "</div>"))
                .isInstanceOf(Reading.Read.class);
        assertThat(read("<title>Town News</title><h1>The ferry</h1>" + ("<p>" + WORDS.repeat(3) + "</p>").repeat(4)
                        + "<aside>" + teasers + "</aside>"))
                .isInstanceOf(Reading.Read.class);
    }

    @Test
    void a_page_that_scripts_draw_is_read_from_their_data() {
        String data = "{\"article\":{\"headline\":\"The ferry that left on time\",\"body\":\"<p>" + WORDS.repeat(4)
                + "</p>\"}}";
        Reading reading =
                read("<title>The ferry that left on time</title><div id=app></div><script type=application/json>" + data
                        + "</script><script src=app.js></script>");
        assertThat(((Reading.Read) reading).story().text())
                .isEqualTo(WORDS.repeat(4).strip());
    }
}
