package tidings.feed;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.DocumentKind;
import tidings.story.ListReading;
import tidings.story.ListReading.Read;
import tidings.story.ListReading.Refused;
import tidings.story.LooseText;
import tidings.story.LooseXml;
import tidings.story.Page;

/**
 * Reads feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 (RFC 4287), JSON Feed 1 and 1.1; broken ones as far as they go. Never throws because
 * of what a feed holds, fetches nothing, and knows no entities but XML's and HTML's own.
 */
public final class FeedReader {
    private static final int MAX_BYTES = 16 << 20;

    private final LooseText loose;

    /** @param loose reads the markup and the dates in a feed */
    public FeedReader(LooseText loose) {
        this.loose = loose;
    }

    /** @param found with the address that it was found at, if anybody knows; without it relative links lead nowhere */
    public ListReading read(Page found) {
        boolean whole = found.body().length <= MAX_BYTES;
        byte[] body = whole ? found.body() : Arrays.copyOf(found.body(), MAX_BYTES);
        String at = Address.resolve(null, found.url()).orElse(null);
        DocumentKind kind = DocumentKind.of(body);
        return switch (kind) {
            case FEED, XML -> xml(LooseXml.mended(body, found.contentType()), at, whole);
            case JSON -> new JsonFeed(loose, at, whole).read(LooseXml.decoded(body, found.contentType()));
            case EMPTY -> new Refused("is empty");
            default -> new Refused("is " + kind.words() + ", not a feed");
        };
    }

    private ListReading xml(String text, @Nullable String at, boolean whole) {
        FeedTree tree = FeedTree.of(text);
        Optional<FeedNode> root = tree.root();
        if (root.isEmpty()) {
            return new Refused("is no feed: its XML is broken at the start ("
                    + tree.fault().orElse("no element") + ")");
        }
        return FeedTree.isFeed(root.get())
                ? new Read(new XmlFeed(root.get(), loose, at)
                        .headlines(whole && tree.fault().isEmpty()))
                : new Refused("is XML of another kind (<" + root.get().name + ">), not a feed");
    }
}
