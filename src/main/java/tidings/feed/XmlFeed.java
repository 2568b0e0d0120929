package tidings.feed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Further;
import tidings.story.Headlines;
import tidings.story.Labels;
import tidings.story.LooseText;

/** RSS and Atom, told apart by nothing but their elements' names, so that a feed that mixes them is read as well. */
final class XmlFeed {
    private static final List<String> OLDER = List.of("next", "prev-archive"); // RFC 5005, 3 and 4

    private final FeedNode root;
    /** The channel of RSS; the whole of Atom. */
    private final FeedNode channel;

    private final LooseText loose;
    private final @Nullable String at;

    /** @param at where the feed was found, or null */
    XmlFeed(FeedNode root, LooseText loose, @Nullable String at) {
        this.root = root;
        this.channel = root.all("channel").stream().findFirst().orElse(root);
        this.loose = loose;
        this.at = at != null ? at : Address.resolve(null, site(channel)).orElse(null);
    }

    private static String site(FeedNode channel) {
        String link = channel.text("link");
        return link.isEmpty()
                ? channel.all("link").stream()
                        .filter(l -> List.of("", "alternate").contains(l.attribute("rel")))
                        .map(l -> l.attribute("href"))
                        .findFirst()
                        .orElse("")
                : link;
    }

    Headlines headlines(boolean isWhole) {
        var entry = new XmlEntry(channel, labels(), loose, at);
        List<FeedEntry> entries = entries().map(entry::of).toList();
        return new Headlines(FeedEntry.sound(entries), further(), new XmlRhythm(channel).read(), isWhole);
    }

    /** In RSS 1.0, and behind a fault, items stand beside the channel. */
    private Stream<FeedNode> entries() {
        Stream<FeedNode> beside = channel == root ? Stream.of() : root.all("item", "entry").stream();
        return Stream.concat(channel.all("item", "entry").stream(), beside);
    }

    private Labels labels() {
        FeedNode title = channel.first("title");
        String name = title == null ? "" : loose.plain(title.markup());
        FeedNode image = channel.all("image").stream().findFirst().orElse(null);
        String icon = image == null ? channel.text("icon", "logo") : image.text("url");
        return new Labels(
                null,
                List.of(),
                name.isEmpty() ? null : name,
                Address.resolve(channel.base(at), icon).orElse(null));
    }

    private List<Further> further() {
        return channel.all("link", "atom:link").stream()
                .filter(l -> OLDER.contains(l.attribute("rel")))
                .flatMap(l -> Address.resolve(l.base(at), l.attribute("href")).stream())
                .filter(u -> !u.equals(at))
                .distinct()
                .map(u -> new Further(u, Further.Kind.OLDER, null))
                .toList();
    }

    /** An address in this node, absolute. */
    static Optional<String> address(FeedNode node, String text, @Nullable String at) {
        return Address.resolve(node.base(at), text);
    }
}
