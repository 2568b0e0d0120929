package tidings.server;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.feed.Addresses;
import tidings.server.Found.Elsewhere;
import tidings.server.Found.Gone;
import tidings.server.Found.NotYet;
import tidings.server.Found.Sought;
import tidings.story.Catalogue;
import tidings.story.Document;
import tidings.story.FeedDefinition;
import tidings.story.Format;

/** What stands where: documents and pages, and what is known of those that are not there. */
final class Site {
    private static final String FEEDS = "/feeds/";
    private static final String LIST = "/feeds.opml";
    private static final String ARTICLES = "articles/";
    private static final Map<String, Format> GUESSES = Map.of(
            "/feed", Format.ATOM,
            "/feed/", Format.ATOM,
            "/rss", Format.RSS,
            "/rss.xml", Format.RSS,
            "/feed.xml", Format.ATOM,
            "/index.xml", Format.ATOM,
            "/atom.xml", Format.ATOM,
            "/feed.json", Format.JSON);

    /** @param formerly feeds by the names that they do not have any more */
    private record Defined(
            List<FeedDefinition> feeds,
            Map<String, FeedDefinition> byName,
            Map<String, FeedDefinition> formerly,
            Set<String> unread) {

        /** Those that everybody may know of. */
        List<FeedDefinition> open() {
            return feeds.stream().filter(f -> f.serving().isListed()).toList();
        }
    }

    private final Polls polls;
    private final Pages pages;
    private final FeedLists lists;
    private final Addresses addresses;
    private final String prefix;
    private volatile @Nullable Defined defined;
    private volatile @Nullable Found front;

    Site(Polls polls, Pages pages, FeedLists lists, Addresses addresses) {
        this.polls = polls;
        this.pages = pages;
        this.lists = lists;
        this.addresses = addresses;
        this.prefix = requireNonNullElse(URI.create(addresses.base()).getPath(), "");
    }

    /** From now on these are the feeds. */
    void define(Catalogue feeds) {
        polls.reload(feeds);
        var formerly = new HashMap<String, FeedDefinition>();
        feeds.feeds().forEach(f -> f.serving().formerly().forEach(name -> formerly.put(name, f)));
        defined = new Defined(feeds.feeds(), feeds.byName(), formerly, feeds.unread());
        front = null;
    }

    /**
     * @param path decoded; our address's own path may stand before it
     * @return null if it is none of ours
     */
    @Nullable
    Found at(String path) {
        Found document = polls.at(path);
        if (document != null) {
            return document;
        }
        if (!prefix.isEmpty() && path.startsWith(prefix + "/")) {
            return at(path.substring(prefix.length()), defined);
        }
        return at(path, defined);
    }

    private @Nullable Found at(String path, @Nullable Defined now) {
        Found document = polls.at(path);
        if (document != null) {
            return document;
        }
        if (path.equals("/favicon.ico")) {
            return pages.icon();
        }
        if (now == null) {
            return path.startsWith(FEEDS) || path.equals(LIST) || path.equals("/") ? new NotYet() : null;
        }
        if (path.startsWith(FEEDS)) {
            int end = path.indexOf('/', FEEDS.length());
            if (end < 0 && FeedLists.isList(path.substring(FEEDS.length()))) {
                return new Sought(() -> lists.of(now.open(), path.substring(FEEDS.length())));
            }
            return end < 0
                    ? under(now, path.substring(FEEDS.length()), "")
                    : under(now, path.substring(FEEDS.length(), end), path.substring(end + 1));
        }
        if (path.equals(LIST)) {
            return new Sought(() -> lists.all(now.open()));
        }
        return path.equals("/") ? front(now) : guessed(path, now);
    }

    private Found front(Defined now) {
        Found made = front;
        return made != null
                ? made
                : new Sought(() -> {
                    Found page = pages.front(now.open());
                    front = page;
                    return Optional.of(page);
                });
    }

    /** A reader that guesses is led to the one feed there is; where there are several, a person must choose. */
    private @Nullable Found guessed(String path, Defined now) {
        Format format = GUESSES.get(path);
        if (format == null) {
            return null;
        }
        return new Elsewhere(
                now.feeds().stream()
                        .filter(f -> now.feeds().size() == 1 && !f.serving().isPrivate())
                        .map(f -> addresses.document(f.path(), format))
                        .findFirst()
                        .orElse(addresses.home()),
                false);
    }

    private @Nullable Found under(Defined now, String name, String file) {
        FeedDefinition feed = now.byName().get(name);
        if (feed == null) {
            FeedDefinition heir = now.formerly().get(name);
            return heir != null
                    ? led(heir, file)
                    : now.unread().contains(name) && isDocument(file) ? new NotYet() : null;
        }
        String bare = bare(feed, file);
        return bare == null ? null : under(feed, bare);
    }

    /** The file without the token before it; null if the token is wrong. */
    private static @Nullable String bare(FeedDefinition feed, String file) {
        String token = feed.serving().token();
        if (token == null) {
            return file;
        }
        return file.startsWith(token + "/") ? file.substring(token.length() + 1) : null;
    }

    private @Nullable Found under(FeedDefinition feed, String file) {
        if (isDocument(file) && feed.serving().moved() != null) {
            return new Elsewhere(moved(feed.serving().moved(), file), true);
        }
        if (isDocument(file)) {
            return feed.serving().retired() ? gone(feed, file) : document(feed, file);
        }
        if (file.isEmpty()) {
            return page(feed);
        }
        return file.startsWith(ARTICLES)
                ? new Sought(() -> pages.article(feed, file.substring(ARTICLES.length())))
                : null;
    }

    /** A current document would have been found among what is polled, were it there already. */
    private Found document(FeedDefinition feed, String file) {
        Document.Name name = Document.Name.of(feed.name(), file).orElseThrow();
        return name.isCurrent() ? new NotYet() : new Sought(() -> polls.archived(feed, name));
    }

    private Sought page(FeedDefinition feed) {
        return new Sought(() ->
                Optional.of(pages.feed(feed, polls.at(FEEDS + feed.path() + "/" + Format.ATOM.file()))));
    }

    /** The page that a browser shows instead of the feed's documents. */
    Sought page(String feed) {
        return new Sought(() -> Optional.ofNullable(defined)
                .map(now -> now.byName().get(feed))
                .flatMap(f -> page(f).search().get()));
    }

    /** From a name that the feed does not have any more, to where it is now, at once. */
    private @Nullable Found led(FeedDefinition heir, String file) {
        String bare = bare(heir, file);
        if (bare == null) {
            return null;
        }
        if (isDocument(bare)
                && (heir.serving().moved() != null || heir.serving().retired())) {
            return under(heir, bare);
        }
        return new Elsewhere(addresses.base() + FEEDS + heir.path() + "/" + bare, true);
    }

    private static String moved(String address, String file) {
        return address.endsWith("/") ? address + file : address;
    }

    private static boolean isDocument(String file) {
        return Document.Name.of("", file).isPresent();
    }

    /** JSON Feed has a word for it. */
    private static Gone gone(FeedDefinition feed, String file) {
        if (!file.equals(Format.JSON.file())) {
            return new Gone("text/plain; charset=utf-8", "This feed has ended.\n");
        }
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", "https://jsonfeed.org/version/1.1")
                .put("title", feed.title())
                .put("expired", true);
        json.putArray("items");
        return new Gone(Format.JSON.mediaType() + "; charset=utf-8", json + "\n");
    }
}
