package tidings.story;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prefixes that a document uses and does not declare, declared at its root: the usual ones for what they usually stand for. */
final class Prefixes {
    private static final int MAX = 100;
    private static final Pattern USED =
            Pattern.compile("</?([A-Za-z_][\\w.-]{0,30}):|[\\s\"']([A-Za-z_][\\w.-]{0,30}):[\\w.-]{1,60}\\s?=");
    private static final Pattern DECLARED = Pattern.compile("\\sxmlns:([\\w.-]{1,40})\\s*=");
    private static final Pattern ROOT = Pattern.compile("<[A-Za-z_][\\w.:-]{0,60}");
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("atom", "http://www.w3.org/2005/Atom"),
            Map.entry("content", "http://purl.org/rss/1.0/modules/content/"),
            Map.entry("dc", "http://purl.org/dc/elements/1.1/"),
            Map.entry("dcterms", "http://purl.org/dc/terms/"),
            Map.entry("feedburner", "http://rssnamespace.org/feedburner/ext/1.0"),
            Map.entry("fh", "http://purl.org/syndication/history/1.0"),
            Map.entry("image", "http://www.google.com/schemas/sitemap-image/1.1"),
            Map.entry("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
            Map.entry("media", "http://search.yahoo.com/mrss/"),
            Map.entry("news", "http://www.google.com/schemas/sitemap-news/0.9"),
            Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
            Map.entry("sy", "http://purl.org/rss/1.0/modules/syndication/"),
            Map.entry("video", "http://www.google.com/schemas/sitemap-video/1.1"),
            Map.entry("xhtml", "http://www.w3.org/1999/xhtml"));

    private Prefixes() {}

    static String declared(String xml) {
        Set<String> missing = new HashSet<>();
        for (Matcher used = USED.matcher(xml); used.find() && missing.size() < MAX; ) {
            missing.add(used.group(1) == null ? used.group(2) : used.group(1));
        }
        missing.removeAll(Set.of("xml", "xmlns"));
        Matcher root = ROOT.matcher(xml);
        if (!root.find()) {
            return xml;
        }
        int end = xml.indexOf('>', root.end());
        String start = xml.substring(root.start(), end < 0 ? xml.length() : end);
        for (Matcher declared = DECLARED.matcher(start); declared.find(); ) {
            missing.remove(declared.group(1));
        }
        return missing.isEmpty()
                ? xml
                : xml.substring(0, root.end()) + declarations(missing) + xml.substring(root.end());
    }

    private static String declarations(Set<String> prefixes) {
        var declarations = new StringBuilder();
        prefixes.stream()
                .sorted()
                .forEach(p -> declarations
                        .append(" xmlns:")
                        .append(p)
                        .append("=\"")
                        .append(USUAL.getOrDefault(p, "urn:undeclared:" + p))
                        .append('"'));
        return declarations.toString();
    }
}
