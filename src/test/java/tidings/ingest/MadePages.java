package tidings.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Pages that nobody would write: put together from all that HTML has, or a page of the fixtures that was spoilt. A seed gives one page. */
final class MadePages {
    private static final Path FIXTURES = Path.of("src/test/resources/pages");
    private static final String[] TAGS = {
        "p",
        "div",
        "span",
        "a",
        "b",
        "i",
        "em",
        "strong",
        "font",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "tbody",
        "thead",
        "tr",
        "td",
        "th",
        "caption",
        "col",
        "h1",
        "h2",
        "h3",
        "h6",
        "article",
        "main",
        "section",
        "aside",
        "nav",
        "header",
        "footer",
        "figure",
        "figcaption",
        "img",
        "picture",
        "source",
        "video",
        "audio",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "mi",
        "mtext",
        "foreignObject",
        "desc",
        "title",
        "template",
        "noscript",
        "script",
        "style",
        "textarea",
        "select",
        "option",
        "button",
        "form",
        "input",
        "label",
        "fieldset",
        "br",
        "hr",
        "wbr",
        "pre",
        "code",
        "blockquote",
        "q",
        "cite",
        "time",
        "address",
        "ruby",
        "rt",
        "del",
        "ins",
        "sub",
        "sup",
        "small",
        "mark",
        "abbr",
        "dfn",
        "kbd",
        "u",
        "s",
        "center",
        "marquee",
        "plaintext",
        "xmp",
        "listing",
        "frameset",
        "frame",
        "body",
        "html",
        "head",
        "meta",
        "link",
        "base",
        "dialog",
        "details",
        "summary",
        "amp-img",
        "custom-tag",
        "x:y",
        "annotation-xml",
        "image"
    };
    private static final String[] NAMES = {
        "class",
        "id",
        "href",
        "src",
        "srcset",
        "data-src",
        "alt",
        "title",
        "style",
        "datetime",
        "content",
        "property",
        "name",
        "itemprop",
        "rel",
        "lang",
        "hidden",
        "aria-hidden",
        "role",
        "width",
        "height",
        "colspan",
        "rowspan",
        "start",
        "cite",
        "type",
        "charset",
        "http-equiv",
        "onclick",
        "xml:lang",
        "xmlns",
        "<",
        "'",
        "a\"b",
        "\u00e9",
        "itemtype",
        "rev"
    };
    private static final String[] VALUES = {
        "",
        "related",
        "article-body",
        "more",
        "comment",
        "byline author",
        "date published",
        "/a",
        "//town.example/b",
        "https://town.example/c?utm_source=x",
        "javascript:alert(1)",
        "JaVaScRiPt&colon;x",
        "data:text/html,x",
        "mailto:a@town.example",
        "http://[",
        "http://a b/",
        "ftp://x/y",
        "http://x/%zz",
        "?q=1",
        "#top",
        "\u0000",
        "og:title",
        "og:type",
        "article",
        "article:published_time",
        "author",
        "canonical",
        "2024-05-03T10:00:00+02:00",
        "3 May 2024",
        "99999999999",
        "-1",
        "100%",
        "display:none",
        "utf-8",
        "windows-1251",
        "en",
        "xx-XX-zzzz",
        "\ud83d",
        "a 1x, b 2x",
        "text/html; charset=utf-16",
        "application/ld+json",
        "application/json",
        "image/png",
        "true",
        "http://town.example",
        "/"
    };
    private static final String[] WORDS = {
        "The ferry left the quay at eight, and nobody who knew the skipper was surprised by it. ",
        "Related articles",
        "Read also:",
        "More on this",
        "3 May 2024",
        "By Odile Marrish",
        "\u00a9 2024 Town News",
        "Updated: 2024-05-03 10:00",
        "Sheep are on the line again",
        "a",
        " ",
        "\n\n",
        "\u0000",
        "\ufffe",
        "\ud800",
        "\u200b",
        "\u202e",
        "\ufeff",
        "&amp;",
        "&#0;",
        "&#x1f;",
        "&#xd800;",
        "&lt;script&gt;",
        "&nbsp;",
        "&",
        "<",
        ">",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "<!",
        "<?",
        "</",
        "\u5e02\u8b70\u4f1a\u306f\u65b0\u3057\u3044\u4e88\u7b97\u3092\u53ef\u6c7a\u3057\u305f\u3002",
        "\u041f\u0430\u0440\u043e\u043c \u043e\u043f\u043e\u0437\u0434\u0430\u043b \u043d\u0430 \u0447\u0430\u0441.",
        "\u0627\u0644\u0639\u0628\u0627\u0631\u0629",
        "# ",
        "**",
        "* ",
        "[x](http://town.example/d)",
        "{\"@type\":\"NewsArticle\",\"headline\":\"A title of some length\",\"articleBody\":\"",
        "{\"title\":\"A title of some length\",\"body\":[",
        "window.__NUXT__=(function(a){return {title:a,",
        "\"}",
        "]}",
        "}}(1))",
        "\\u00",
        "[[[[",
        "{{{{",
        "\"",
        "1e999",
        "404",
        "Page not found"
    };
    private static final Charset[] CHARSETS = {
        UTF_8,
        UTF_8,
        UTF_8,
        UTF_8,
        UTF_8,
        UTF_8,
        Charset.forName("UTF-16LE"),
        Charset.forName("UTF-16BE"),
        Charset.forName("windows-1251"),
        Charset.forName("windows-31j"),
        Charset.forName("gb18030"),
        Charset.forName("ISO-8859-1")
    };

    private final Random random;
    private final List<String> open = new ArrayList<>();
    private final StringBuilder page = new StringBuilder();

    private MadePages(long seed) {
        random = new Random(seed);
    }

    static byte[] page(long seed) {
        var made = new MadePages(seed);
        byte[] body = seed % 4 == 0 ? made.spoilt() : made.written().getBytes(made.one(CHARSETS));
        return seed % 10 == 9 ? made.withBytesChanged(body) : body;
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private String written() {
        if (random.nextInt(3) > 0) {
            page.append("<title>A title of some length</title><h1>A title of some length</h1>");
        }
        int parts = 1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 60);
        for (int i = 0; i < parts; i++) {
            part();
        }
        return page.toString();
    }

    private void part() {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> start();
            case 4, 5 -> end();
            case 6 -> page.append(WORDS[0]).append(one(WORDS));
            default -> page.append(one(WORDS).repeat(random.nextInt(20) == 0 ? 30 : 1));
        }
    }

    private void start() {
        String tag = one(TAGS);
        page.append('<').append(tag);
        for (int i = random.nextInt(4); i > 0; i--) {
            String quote = one(new String[] {"\"", "'", "", "\""});
            page.append(' ')
                    .append(one(NAMES))
                    .append('=')
                    .append(quote)
                    .append(one(VALUES))
                    .append(random.nextInt(30) == 0 ? "" : quote);
        }
        page.append(random.nextInt(30) == 0 ? "/>" : random.nextInt(60) == 0 ? "" : ">");
        open.add(tag);
    }

    private void end() {
        String tag = open.isEmpty() || random.nextInt(5) == 0 ? one(TAGS) : open.remove(open.size() - 1);
        page.append("</").append(tag).append('>');
    }

    /** A page of the fixtures in which stretches were left out, doubled, moved or replaced. */
    private byte[] spoilt() {
        var spoilt = new StringBuilder(new String(one(fixtures()), UTF_8));
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            int start = random.nextInt(spoilt.length() + 1);
            int end = Math.min(spoilt.length(), start + 1 + random.nextInt(random.nextBoolean() ? 8 : 400));
            String stretch = spoilt.substring(start, end);
            switch (random.nextInt(4)) {
                case 0 -> spoilt.delete(start, end);
                case 1 -> spoilt.insert(random.nextInt(spoilt.length() + 1), stretch);
                case 2 -> spoilt.insert(start, stretch.repeat(1 + random.nextInt(5)));
                default -> spoilt.replace(start, end, one(WORDS));
            }
        }
        return spoilt.toString().getBytes(UTF_8);
    }

    private byte[] withBytesChanged(byte[] body) {
        byte[] changed = body.clone();
        for (int i = random.nextInt(20); i > 0 && changed.length > 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(changed, random.nextInt(changed.length + 1)) : changed;
    }

    private static byte[][] fixtures() {
        return Fixtures.PAGES;
    }

    private static final class Fixtures {
        static final byte[][] PAGES = read();

        private static byte[][] read() {
            try (var files = Files.walk(FIXTURES)) {
                List<byte[]> pages = new ArrayList<>();
                for (Path file : files.filter(f -> f.getFileName().toString().startsWith("page."))
                        .sorted()
                        .toList()) {
                    pages.add(Files.readAllBytes(file));
                }
                return pages.toArray(byte[][]::new);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
