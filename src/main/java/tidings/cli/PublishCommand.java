package tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tidings.Publisher;
import tidings.Refresher;
import tidings.Taken;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.feed.WholeFile;
import tidings.source.Fetcher;
import tidings.story.Document;
import tidings.story.Entry;
import tidings.story.FeedDefinition;
import tidings.story.Ledger;

/** {@code tidings publish}. */
@Command(
        name = "publish",
        description = "Reads what is new, then writes the documents into the feeds' folders, for any static host:"
                + " the very bytes that a server answers with.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  tidings publish --url https://example.org/tidings", "  tidings publish news"})
final class PublishCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private FetchOptions fetching;

    @Parameters(paramLabel = "FEED", arity = "0..*", description = "The feeds to publish (default: all).")
    private List<String> names = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Refusals refusals = new Refusals();

    @Override
    public Integer call() {
        List<FeedDefinition> feeds = names.isEmpty()
                ? workplace.definitions()
                : names.stream().map(workplace::definition).toList();
        Documents documents = workplace.documents(workplace.addresses());
        try (Ledger ledger = workplace.ledger();
                Fetcher fetcher = workplace.fetcher(fetching)) {
            Publisher publisher = workplace.publisher(ledger, documents);
            var refresher = new Refresher(fetcher, publisher, ledger, Clock.systemUTC());
            for (FeedDefinition feed : feeds) {
                publisher.refresh(feed, this::tell);
                feed.visiting().sources().forEach(s -> refresher.refresh(feed, s, false, this::tell));
                publisher.render(feed, (rendered, entries) -> write(feed, rendered, entries, ledger, documents));
            }
        }
        return refusals.exitCode();
    }

    private void write(
            FeedDefinition feed, List<Document> rendered, List<Entry> entries, Ledger ledger, Documents documents) {
        for (Document document : rendered) {
            WholeFile.write(feed.folder().resolve(document.name().file()), document.bytes());
        }
        for (UUID id : withoutAddress(entries)) {
            Optional<Entry> entry = ledger.entry(feed.name(), id);
            if (entry.isPresent()) {
                WholeFile.write(
                        feed.folder().resolve(Addresses.articleFile(id)),
                        documents.articlePage(feed, entry.get()).getBytes(UTF_8));
            }
        }
        if (rendered.get(0).name().isCurrent()) {
            spec.commandLine().getOut().printf("%s: %d entries%n", feed.folder(), entries.size());
        }
    }

    /** Every article that a document links to at our own address: entries, and what they are related to. */
    private static Set<UUID> withoutAddress(List<Entry> entries) {
        var ids = new LinkedHashSet<UUID>();
        for (Entry entry : entries) {
            if (entry.article().url() == null) {
                ids.add(entry.id());
            }
            Stream.concat(entry.siblings().stream(), entry.besides().stream())
                    .filter(r -> r.url() == null)
                    .forEach(r -> ids.add(r.id()));
        }
        return ids;
    }

    private void tell(Taken taken) {
        if (taken instanceof Taken.Refused no) {
            refusals.tell(spec.commandLine().getErr(), no.page(), no.reason());
        }
    }
}
