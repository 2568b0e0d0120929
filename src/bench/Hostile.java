import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tidings.ingest.PageReader;
import tidings.ingest.Reading;
import tidings.story.FeedDefinition;
import tidings.story.Page;

/**
 * Pages made to exhaust a reader: each must be read, cut or refused within two seconds of processor time. Run it with little memory:
 *
 * <pre>java -Xmx256m -cp target/classes:DEPENDENCIES src/bench/Hostile.java [PART-OF-A-NAME]</pre>
 */
final class Hostile {
    private static final String WORDS = "The ferry left the quay at eight, and nobody who knew the skipper was surprised by it. ";
    private static final String STORY = "<title>A title of some length</title><h1>A title of some length</h1><p>" + WORDS.repeat(5) + "</p>";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Map<String, Supplier<String>> PAGES = new LinkedHashMap<>();

    static {
        page("nested div 100k", () -> STORY + "<div>".repeat(100_000) + WORDS);
        page("nested span 100k", () -> STORY + "<p>" + "<span>".repeat(100_000) + WORDS);
        page("nested table 20k", () -> STORY + "<table><tr><td>".repeat(20_000) + WORDS);
        page("nested ul 100k", () -> STORY + "<ul><li>".repeat(100_000) + WORDS);
        page("nested a 100k", () -> STORY + "<a href=x>".repeat(100_000) + WORDS);
        page("nested svg 100k", () -> STORY + "<svg>".repeat(100_000) + WORDS);
        page("nested template 100k", () -> STORY + "<template>".repeat(100_000) + WORDS);
        page("nested select/option 100k", () -> STORY + "<select><option>".repeat(100_000) + WORDS);
        page("closed twice 100k", () -> STORY + "<div><p></div></div></p>".repeat(100_000) + WORDS);
        page("misnested 50k", () -> STORY + "<b><i></b></i><a href=x><div></a>".repeat(50_000) + WORDS);
        page("b p unclosed 115 kB", () -> STORY + "<b><p>x".repeat(16_500));
        page("b unclosed 115 kB", () -> STORY + "<b>".repeat(38_000) + WORDS);
        page("b with attributes, p", () -> numbered("<b class=c#><p>x", 8_000));
        page("font unclosed in divs", () -> numbered("<div><font size=# color=#>x</div>", 20_000));
        page("many formatting kinds", () -> numbered("<b id=#><i id=#><u id=#><s id=#><p>x</p>", 20_000));
        page("attributes 1M", () -> numbered("", 1) + "<p " + numbered("a#=1 ", 1_000_000).substring(STORY.length()) + ">" + WORDS);
        page("attributes 1M, one name", () -> STORY + "<p " + "a=1 ".repeat(1_000_000) + ">" + WORDS);
        page("attributes on html 20k times", () -> STORY + numbered("<html a#=1><body b#=1>", 20_000));
        page("attribute 15 MB", () -> STORY + "<p title='" + "x".repeat(15 << 20) + "'>" + WORDS);
        page("attribute 100 MB", () -> STORY + "<p title='" + "x".repeat(100 << 20));
        page("class names 5 MB", () -> STORY + "<p class='" + "x ".repeat(5 << 19) + "'>" + WORDS);
        page("tag name 15 MB", () -> STORY + "<" + "x".repeat(15 << 20) + ">" + WORDS);
        page("comment 15 MB", () -> STORY + "<!--" + "x".repeat(15 << 20) + "-->" + WORDS);
        page("comments 1M", () -> STORY + "<!---->".repeat(1_000_000) + WORDS);
        page("script 15 MB", () -> STORY + "<script>" + "x=1;".repeat(15 << 18) + "</script>" + WORDS);
        page("title 15 MB", () -> "<title>" + "word ".repeat(3 << 20) + "</title><p>" + WORDS);
        page("text 15 MB", () -> STORY + WORDS.repeat((15 << 20) / WORDS.length()));
        page("paragraphs 15 MB", () -> STORY + ("<p>" + WORDS).repeat((15 << 20) / (3 + WORDS.length())));
        page("paragraphs tiny 3M", () -> STORY + "<p>a".repeat(3_000_000));
        page("elements 2M", () -> STORY + "<i>a</i>".repeat(2_000_000));
        page("br 3M", () -> STORY + "<br>".repeat(3_000_000) + WORDS);
        page("links 300k", () -> STORY + numbered("<a href=/a#>a title of a story #</a> ", 300_000));
        page("list of links 200k", () -> STORY + "<h3>Related</h3><ul>" + numbered("<li><a href=/a#>A title of a story number #</a>", 200_000));
        page("entities 3M", () -> STORY + "<p>" + "&amp;".repeat(3_000_000));
        page("page of 50 MB", () -> STORY + ("<p>" + WORDS).repeat((50 << 20) / (3 + WORDS.length())));
        page("< 10M", () -> STORY + "<".repeat(10_000_000));
        page("json-ld 10 MB deep", () -> STORY + "<script type=application/ld+json>" + "[".repeat(10 << 20) + "</script>");
        page("state 10 MB wide", () -> "<title>A title of some length</title><div id=app></div><script type=application/json>["
                + numbered("{\"title\":\"A title of some length\",\"body\":\"#\"},", 200_000) + "1]</script>");
        page("state many scripts", () -> "<title>A title of some length</title><div id=app></div>"
                + numbered("<script>window.x#={\"a\":{\"b\":[#,", 200_000));
        page("text lines 3M", () -> "A title\n\n" + "a\n".repeat(3_000_000));
        page("meta 200k", () -> numbered("<meta property=p# content=v#>", 200_000) + STORY);
        page("h1 200k", () -> STORY + "<h1>A title of some length</h1>".repeat(200_000));
        page("time 200k", () -> STORY + "<time datetime=2024-05-03>3 May 2024</time> ".repeat(200_000));
        page("windows-1251 10 MB", () -> STORY + "<p>" + "\u00cf\u00e0\u00f0\u00ee\u00ec ".repeat(2_000_000));
    }

    private static void page(String name, Supplier<String> html) {
        PAGES.put(name, html);
    }

    private static String numbered(String part, int times) {
        var all = new StringBuilder(STORY);
        for (int i = 0; i < times; i++) {
            all.append(part.replace("#", Integer.toString(i)));
        }
        return all.toString();
    }

    public static void main(String[] args) {
        var feed = new FeedDefinition("bench", Path.of("bench"), "Bench", "https://town.example/", "Bench", null, null, null, null, null, List.of(), 50,
                ZoneId.of("UTC"), FeedDefinition.Content.FULL, FeedDefinition.Siblings.ENTRIES, Map.of(), List.of(), tidings.story.Retention.DEFAULT,
                tidings.story.Visiting.NONE);
        var reader = new PageReader();
        boolean late = false;
        for (var made : PAGES.entrySet()) {
            if (args.length > 0 && !made.getKey().contains(args[0])) {
                continue;
            }
            byte[] body = made.getKey().startsWith("windows") ? made.getValue().get().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1) : made.getValue().get().getBytes(UTF_8);
            long start = THREADS.getCurrentThreadCpuTime();
            String outcome;
            try {
                Reading reading = reader.read(new Page(made.getKey(), "", body, null, null), feed);
                outcome = reading instanceof Reading.Refused refused ? refused.reason() : "read, " + ((Reading.Read) reading).story().text().length();
            } catch (Throwable e) {
                outcome = "THROWS " + e;
            }
            double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
            boolean slow = seconds > 2;
            late |= slow;
            System.out.printf("%s %-30s %6.2f s  %s%n", slow ? "LATE" : "    ", made.getKey(), seconds, outcome.length() > 120 ? outcome.substring(0, 120) : outcome);
        }
        System.exit(late ? 1 : 0);
    }
}
