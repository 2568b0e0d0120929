package tidings.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.definition.Checks;
import tidings.definition.Definitions;
import tidings.definition.Environment;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.ingest.PageReader;
import tidings.source.Sieve;
import tidings.store.SqlLedger;
import tidings.story.Address;
import tidings.story.FeedDefinition;
import tidings.story.Format;
import tidings.story.Ledger;
import tidings.story.Page;
import tidings.story.Retention;
import tidings.story.Serving;
import tidings.story.Story;
import tidings.story.Visiting;

/** A feed that lives only in memory, to show what one would look like. */
final class PreviewFeed {
    private static final Checks CHECKS =
            new Checks(PageReader::selectorFault, Sieve::patternFault, Environment.MADE_UP);

    private @Nullable Ledger ledger;
    private @Nullable FeedDefinition definition;

    /**
     * The definition of the feed in whose folder the page lies, else one that says nothing of its own.
     *
     * @param page as it is named on a command line
     */
    static FeedDefinition definition(String page, @Nullable String from) {
        return Pages.isAddress(page) ? definition(page) : definition(Path.of(page), from);
    }

    static FeedDefinition definition(Path page, @Nullable String from) {
        for (Path folder = page.toAbsolutePath().getParent(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("feed.yaml"))) {
                return new Definitions(CHECKS).one(folder);
            }
        }
        return definition(from);
    }

    private static FeedDefinition definition(@Nullable String from) {
        String link = from == null ? "https://page.invalid/" : "https://" + Address.site(from) + "/";
        return new FeedDefinition(
                "preview",
                Path.of("."),
                "Preview",
                link,
                "Preview",
                null,
                null,
                null,
                null,
                null,
                List.of(),
                500,
                ZoneOffset.UTC,
                FeedDefinition.Content.FULL,
                FeedDefinition.Siblings.ENTRIES,
                Map.of(),
                List.of(),
                Retention.DEFAULT,
                Visiting.NONE,
                FeedDefinition.Order.PUBLISHED,
                null,
                Serving.PUBLIC);
    }

    /** All pages go into the feed of the first. */
    void add(FeedDefinition feed, Page page, Story story) {
        if (ledger == null) {
            ledger = SqlLedger.inMemory(Clock.systemUTC());
            definition = feed;
        }
        ledger.keep(java.util.Objects.requireNonNull(definition), page, story);
    }

    /** The document, or empty if there was no page for it. */
    Optional<byte[]> document(Format format) {
        if (ledger == null || definition == null) {
            return Optional.empty();
        }
        var documents = new Documents(new Addresses("http://127.0.0.1:" + Workplace.DEFAULT_PORT));
        return Optional.of(documents
                .render(format, definition, ledger.feed(definition), ledger.newest(definition))
                .bytes());
    }
}
