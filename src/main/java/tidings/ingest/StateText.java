package tidings.ingest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** A story that is one string: HTML, Markdown or plain paragraphs. */
final class StateText {
    private static final int MAX_CHARS = 1 << 20;

    /** In prose no word is longer, on average over what is looked at; programs, addresses and codes have hardly a space. */
    private static final int MAX_WORD = 25;

    private static final int LOOKED_AT = 400;
    private static final Pattern TAG =
            Pattern.compile("<(?:p|br|div|h[1-6]|ul|ol|li|section|blockquote|figure|a|strong|em|span)[\\s>/]");
    private static final Pattern ESCAPED_TAG = Pattern.compile("&lt;(?:p|br|div|h[1-6]|ul)(?:\\s|&gt;|/)");
    private static final Pattern CODE = Pattern.compile(
            "^\\s*(?:[{\\[]|https?://|data:|function\\b|@media|[.#][\\w-]+\\s*\\{|<svg|<\\?xml|query\\b)");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.{1,300})");
    private static final Pattern ITEM = Pattern.compile("(?:[-*+•]|\\d{1,2}[.)])\\s+(.+)", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]{0,500})]\\(([^()\\s]{1,1000})\\)");

    private StateText() {}

    static boolean isProse(String text) {
        if (CODE.matcher(text).lookingAt()) {
            return false;
        }
        String start = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
        long spaces = start.chars().filter(c -> c <= ' ').count();
        boolean spaceless = start.chars().anyMatch(c -> c >= 0x0e00); // Thai, Chinese, Japanese: words without spaces
        return spaceless || TAG.matcher(start).find() || spaces * MAX_WORD >= start.length();
    }

    /** @return a {@code <div>} that stands in no page */
    static Element html(String text, String base) {
        String words = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
        if (ESCAPED_TAG.matcher(words).find() && !TAG.matcher(words).find()) {
            words = Html.unescaped(words);
        }
        Element body = TAG.matcher(words).find()
                ? Jsoup.parseBodyFragment(words, base).body()
                : paragraphs(Html.unescaped(words), base);
        return body.tagName("div");
    }

    private static Element paragraphs(String text, String base) {
        Element body = Jsoup.parseBodyFragment("", base).body();
        for (String block : text.split(text.contains("\n\n") ? "\\n\\s*\\n" : "\\n")) {
            block(block.strip(), body);
        }
        return body;
    }

    private static void block(String block, Element body) {
        Matcher heading = HEADING.matcher(block);
        Matcher item = ITEM.matcher(block);
        if (heading.matches()) {
            inline(heading.group(1), body.appendElement("h2"));
        } else if (item.matches() && block.indexOf('\n') < 0) {
            Element last = body.lastElementChild();
            Element list = last != null && last.normalName().equals("ul") ? last : body.appendElement("ul");
            inline(item.group(1), list.appendElement("li"));
        } else if (!block.isEmpty()) {
            inline(block, body.appendElement("p"));
        }
    }

    private static void inline(String text, Element into) {
        Matcher link = LINK.matcher(text);
        int at = 0;
        while (link.find()) {
            into.appendText(plain(text.substring(at, link.start())));
            if (link.group().startsWith("!")) {
                into.appendElement("img").attr("src", link.group(2)).attr("alt", link.group(1));
            } else {
                into.appendElement("a").attr("href", link.group(2)).text(plain(link.group(1)));
            }
            at = link.end();
        }
        into.appendText(plain(text.substring(at)));
    }

    private static String plain(String text) {
        return text.replace("**", "").replace("__", "");
    }
}
