package tidings.feed;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.ArticleDate;
import tidings.story.Handles;
import tidings.story.Image;
import tidings.story.Labels;
import tidings.story.Listed;
import tidings.story.LooseText;
import tidings.story.XmlText;

/** Reads the items of RSS and the entries of Atom. */
final class XmlEntry {
    private static final String[] PUBLISHED = {
        "pubDate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created", "created", "atom:published"
    };
    private static final String[] UPDATED = {"updated", "modified", "dcterms:modified", "atom:updated"};
    private static final Set<String> ALTERNATE = Set.of("", "alternate");
    private static final Pattern REFERENCE = Pattern.compile("&(?:#\\w{1,7}|\\w{2,10});");
    /** RFC 822 had years of two digits. */
    private static final Pattern SHORT_YEAR =
            Pattern.compile("^((?:\\p{L}+,?\\s*)?\\d{1,2}\\s+\\p{L}+\\s+)(\\d\\d)(?=\\s+\\d\\d?:)");

    private static final Pattern MAIL_WITH_NAME = Pattern.compile("\\S+@\\S+\\s+\\((.+)\\)");
    private static final Pattern NAME_WITH_MAIL = Pattern.compile("(.+?)\\s*[<(]\\S+@\\S+[>)]");

    private final FeedNode channel;
    private final Labels site;
    private final LooseText loose;
    private final @Nullable String at;
    private final FullText fullText;
    private final List<String> authors;

    /**
     * @param site how the whole feed is called
     * @param at where the feed was found, or null
     */
    XmlEntry(FeedNode channel, Labels site, LooseText loose, @Nullable String at) {
        this.channel = channel;
        this.site = site;
        this.loose = loose;
        this.at = at;
        this.fullText = new FullText(loose);
        this.authors = channel.name.equals("feed") ? authors(channel) : List.of(); // RFC 4287, 4.2.1
    }

    FeedEntry of(FeedNode entry) {
        String language = language(entry);
        FullText.Parts parts = fullText.of(
                markup(entry, "content:encoded", "content", "xhtml:body"),
                markup(entry, "description", "summary", "itunes:summary", "media:description"),
                entry.base(at));
        List<String> own = authors(entry);
        var article = new Listed(
                url(entry).map(Address::clean).orElse(null),
                title(entry),
                own.isEmpty() ? authors : own,
                date(entry, language, PUBLISHED),
                date(entry, language, UPDATED),
                parts.summary(),
                parts.html(),
                image(entry).or(parts::image).orElse(null),
                language,
                new Labels(null, tags(entry), site.siteName(), site.icon()),
                Handles.NONE);
        String id = entry.text("guid", "id", "atom:id");
        return new FeedEntry(article, id.isEmpty() ? null : id, permalink(entry, id));
    }

    private @Nullable String permalink(FeedNode entry, String id) {
        FeedNode guid = entry.first("guid");
        boolean none = guid != null && guid.attribute("isPermaLink").equalsIgnoreCase("false");
        return none ? null : Address.resolve(null, id).map(Address::clean).orElse(null);
    }

    /** Where the article stood before a service put its own address in between; else the link that is no other thing's. */
    private Optional<String> url(FeedNode entry) {
        Stream<String> original = Stream.of(entry.text("feedburner:origLink"));
        Stream<String> links = entry.all("link", "atom:link").stream()
                .filter(l -> ALTERNATE.contains(l.attribute("rel")))
                .sorted((a, b) -> Boolean.compare(isOther(a), isOther(b)))
                .flatMap(l -> Stream.of(l.attribute("href"), l.text()));
        return Stream.of(original, links, Stream.of(entry.attribute("about")))
                .flatMap(s -> s)
                .filter(u -> !u.isEmpty())
                .flatMap(u -> XmlFeed.address(entry, u, at).stream())
                .findFirst();
    }

    /** A link to the same article in another format. */
    private static boolean isOther(FeedNode link) {
        String type = link.attribute("type");
        return !type.isEmpty() && !type.contains("html");
    }

    private @Nullable String title(FeedNode entry) {
        FeedNode title = entry.first("title", "atom:title", "dc:title", "media:title");
        if (title == null) {
            return null;
        }
        boolean plain =
                channel.name.equals("feed") && Set.of("", "text", "text/plain").contains(title.attribute("type"));
        String words = plain && !REFERENCE.matcher(title.text()).find()
                ? title.text().replaceAll("\\s+", " ")
                : loose.plain(title.markup());
        return words.isBlank() ? null : words;
    }

    private static String markup(FeedNode entry, String... names) {
        return Stream.of(names)
                .map(entry::first)
                .flatMap(Stream::ofNullable)
                .map(XmlEntry::markup)
                .findFirst()
                .orElse("");
    }

    /** Text that calls itself plain holds no markup. */
    private static String markup(FeedNode text) {
        String type = text.attribute("type");
        return type.equals("text") || type.equals("text/plain") ? XmlText.escape(text.text()) : text.markup();
    }

    private List<String> authors(FeedNode node) {
        List<String> creators =
                node.all("dc:creator").stream().map(c -> c.text()).toList();
        List<String> persons = node.all("author", "atom:author").stream()
                .map(a -> a.first("name", "atom:name") == null ? a.text() : a.text("name", "atom:name"))
                .toList();
        return Stream.of(creators, persons, List.of(node.text("itunes:author")))
                .map(names -> names.stream()
                        .map(this::name)
                        .filter(n -> !n.isEmpty())
                        .distinct()
                        .toList())
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** RSS wants an address of mail, with the name in brackets. */
    private String name(String text) {
        String plain = loose.plain(text);
        Matcher mail = MAIL_WITH_NAME.matcher(plain);
        Matcher name = NAME_WITH_MAIL.matcher(plain);
        String found = mail.matches() ? mail.group(1) : name.matches() ? name.group(1) : plain;
        return found.indexOf('@') >= 0 || found.startsWith("http") ? "" : found.strip();
    }

    private @Nullable ArticleDate date(FeedNode entry, @Nullable String language, String... names) {
        return Stream.of(names)
                .map(entry::text)
                .filter(t -> !t.isEmpty())
                .map(t -> SHORT_YEAR
                        .matcher(t)
                        .replaceFirst(m -> m.group(1) + (m.group(2).compareTo("70") < 0 ? "20" : "19") + m.group(2)))
                .flatMap(t -> loose.date(t, language).stream())
                .findFirst()
                .orElse(null);
    }

    private List<String> tags(FeedNode entry) {
        return entry.all("category", "dc:subject", "itunes:keywords").stream()
                .map(c -> Stream.of(c.attribute("label"), c.text(), c.attribute("term"))
                        .filter(t -> !t.isEmpty())
                        .findFirst()
                        .orElse(""))
                .map(loose::plain)
                .filter(t -> !t.isEmpty())
                .distinct()
                .toList();
    }

    private Optional<Image> image(FeedNode entry) {
        Stream<FeedNode> groups = entry.all("media:group").stream().flatMap(FeedNode::children);
        Stream<FeedNode> media = Stream.concat(
                        entry.all("media:content", "media:thumbnail", "enclosure", "link").stream(), groups)
                .filter(XmlEntry::isImage);
        return Stream.concat(media, entry.all("itunes:image").stream())
                .flatMap(m -> XmlFeed.address(m, m.attribute("url") + m.attribute("href"), at).stream()
                        .map(u -> new Image(u, pixels(m.attribute("width")), pixels(m.attribute("height")), null)))
                .findFirst();
    }

    private static boolean isImage(FeedNode media) {
        boolean enclosed = !media.name.equals("link") || media.attribute("rel").equals("enclosure");
        return media.name.equals("media:thumbnail")
                || media.attribute("medium").equals("image")
                || enclosed && media.attribute("type").startsWith("image/");
    }

    private static @Nullable Integer pixels(String text) {
        return text.matches("[1-9]\\d{0,4}") ? Integer.valueOf(text) : null;
    }

    private @Nullable String language(FeedNode entry) {
        return Stream.of(
                        entry.text("dc:language"), entry.inherited("xml:lang"), channel.text("language", "dc:language"))
                .map(l -> l.strip().replace('_', '-'))
                .filter(l -> l.matches("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"))
                .findFirst()
                .orElse(null);
    }
}
