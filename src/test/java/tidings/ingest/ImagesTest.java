package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images and embeds, as a clean body has them. */
class ImagesTest {
    private static String clean(String html) {
        return Cleaner.clean(Jsoup.parse(html, "https://town.example/").body()).html();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<img src=a.jpg> ~ a.jpg",
                "<img src=a.jpg srcset='b.jpg 400w, c.jpg 1600w, d.jpg 800w'> ~ c.jpg",
                "<img src=a.jpg srcset='b.jpg 1x,c.jpg 2x'> ~ c.jpg",
                "<img src=a.jpg srcset='b,c.jpg 2x, d.jpg'> ~ b,c.jpg",
                "<img src=a.jpg srcset='b.jpg 6000w, c.jpg 2000w, d.jpg 800w'> ~ c.jpg",
                "<img src=a.jpg srcset='b.jpg 6000w, d.jpg 800w'> ~ b.jpg",
                "<img src='data:image/gif;base64,R0' data-src=b.jpg> ~ b.jpg",
                "<img src=blur.jpg class=lazyload data-original=/i/b> ~ i/b",
                "<img src=a.jpg data-url=/share/this> ~ a.jpg",
                "<img src=spacer.gif data-image=b.png> ~ b.png",
                "<img data-src='b-{width}.jpg' src=a.jpg> ~ a.jpg",
                "<picture><source srcset='b.avif 1200w' type=image/avif><source srcset='b.webp 800w'><img src=a.jpg></picture> ~ b.webp",
                "<picture><source srcset='b.webp 800w'></picture> ~ b.webp",
                "<amp-img src=a.jpg srcset='b.jpg 900w' width=9 height=6><noscript><img src=a.jpg></noscript></amp-img> ~ b.jpg",
                "<img class=lazy src=blur.jpg><noscript><img src=b.jpg></noscript> ~ b.jpg",
                "<span><img data-src=b.jpg></span><noscript><img src=b.jpg></noscript> ~ b.jpg",
                "<noscript><img src=https://spy.example/p?x=1 width=1 height=1></noscript><img src=point-blank.jpg> ~ point-blank.jpg",
            })
    void an_image_is_taken_once_at_its_best(String html, String src) {
        assertThat(Jsoup.parse(clean(html)).select("img").eachAttr("src"))
                .containsExactly("https://town.example/" + src);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=https://spy.example/a.jpg width=1 height=1>",
                "<img src=https://spy.example/a.jpg style='border:0; WIDTH: 1px;height:1px'>",
                "<img src=https://spy.example/pixel.gif?u=1>",
                "<img src=https://spy.example/x/count.php?u=1>",
                "<img src=/i/spacer-1x1.gif>",
                "<img src=/i/lazy-placeholder-16x9.png>",
                "<img src='data:image/png;base64,AAAA'>",
                "<img src='javascript:alert(1)'>",
                "<img src=''>",
                "<iframe src=https://spy.example/ width=0 height=0></iframe>",
                "<iframe srcdoc='<p>x'></iframe>",
                "<video src='blob:https://town.example/1'></video>",
                "<noscript>Please switch on JavaScript.</noscript>",
            })
    void what_shows_nothing_is_left_out(String html) {
        assertThat(clean("<p>a</p>" + html)).isEqualTo("<p>a</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<iframe src=https://films.example/embed/1 title='The boat'></iframe> ~ <a href='https://films.example/embed/1'>▶ The boat</a>",
                "<iframe data-src=//films.example/2></iframe> ~ <a href='https://films.example/2'>▶ films.example</a>",
                "<video poster=p.jpg><source src=v.mp4 type=video/mp4>No video?</video> ~ <a href='https://town.example/v.mp4'><img src='https://town.example/p.jpg' alt='town.example' /></a>",
                "<video poster=p.jpg src=blob:x></video> ~ <img src='https://town.example/p.jpg' alt='' />",
                "<audio src=a.mp3 aria-label=Waves></audio> ~ <a href='https://town.example/a.mp3'>▶ Waves</a>",
                "<object data=d.pdf><embed src=d.pdf></object> ~ <a href='https://town.example/d.pdf'>▶ town.example</a>",
                "<object><param name=movie value=m.swf></object> ~ <a href='https://town.example/m.swf'>▶ town.example</a>",
                "<amp-iframe src=https://films.example/3><amp-img placeholder src=p.jpg></amp-img></amp-iframe> ~ <a href='https://films.example/3'><img src='https://town.example/p.jpg' alt='films.example' /></a>",
            })
    void an_embed_becomes_a_link_with_its_poster_if_it_has_one(String html, String paragraph) {
        String clean = clean("<p>a</p>" + html + "<p>b</p>").replace(" rel=\"noopener noreferrer\"", "");
        assertThat(clean).isEqualTo("<p>a</p>\n<p>" + paragraph.replace('\'', '"') + "</p>\n<p>b</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<iframe src=https://films.example/1 title=Boat></iframe>", "<audio src=a.mp3></audio>"})
    void what_an_embed_is_called_is_no_text_of_the_story(String html) {
        assertThat(Cleaner.clean(Jsoup.parse("<p>a</p>" + html, "https://town.example/")
                                .body())
                        .text())
                .isEqualTo("a");
    }
}
