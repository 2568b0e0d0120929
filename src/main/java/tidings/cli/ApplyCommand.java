package tidings.cli;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tidings.story.Ledger;

/** {@code tidings apply}: definitions in a folder become those in the ledger. */
@Command(
        name = "apply",
        description = "Checks every feed.yaml in a folder of feeds, then writes them into the ledger:"
                + " servers that were started with --definitions ledger follow within a second.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  tidings apply feeds/ --dry-run",
            "  tidings apply feeds/ --store postgresql://db.example/tidings",
            "  tidings apply --prune                  feeds that are no longer in the folder end"
        })
final class ApplyCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();

    private enum Outcome {
        ADDED,
        CHANGED,
        UNCHANGED,
        /** It is in the ledger, and in the folder no more. */
        GONE
    }

    /** @param write whether the ledger is to be changed */
    private record Step(String feed, Outcome outcome, boolean write) {}

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "The folder of feeds (default: that of --feeds).")
    private @Nullable Path folder;

    @Option(names = "--dry-run", description = "Tell what would be done, and write nothing.")
    private boolean dry;

    @Option(names = "--prune", description = "Take feeds out of the ledger's definitions that are not in the folder.")
    private boolean prune;

    @Option(names = "--json", description = "Tell of each feed as a line of JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        SortedMap<String, String> texts = workplace.checkedTexts(folder);
        try (Ledger ledger = workplace.ledger()) {
            List<Step> steps = steps(ledger.definitions(), texts);
            if (steps.stream().anyMatch(Step::write)) {
                write(ledger, steps, texts);
            }
            steps.forEach(this::tell);
            return 0;
        }
    }

    private List<Step> steps(Map<String, String> held, Map<String, String> texts) {
        var names = new TreeSet<>(held.keySet());
        names.addAll(texts.keySet());
        return names.stream().map(n -> step(n, held.get(n), texts.get(n))).toList();
    }

    private Step step(String feed, @Nullable String held, @Nullable String text) {
        if (text == null) {
            return new Step(feed, Outcome.GONE, prune && !dry);
        }
        Outcome outcome = held == null ? Outcome.ADDED : held.equals(text) ? Outcome.UNCHANGED : Outcome.CHANGED;
        return new Step(feed, outcome, outcome != Outcome.UNCHANGED && !dry);
    }

    private static void write(Ledger ledger, List<Step> steps, Map<String, String> texts) {
        Set<String> written = steps.stream().filter(Step::write).map(Step::feed).collect(toSet());
        ledger.define(
                texts.entrySet().stream()
                        .filter(t -> written.contains(t.getKey()))
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)),
                written.stream().filter(not(texts::containsKey)).collect(toSet()));
    }

    private void tell(Step step) {
        String outcome = step.outcome().name().toLowerCase(Locale.ROOT);
        String line = json
                ? JSON.createObjectNode()
                        .put("feed", step.feed())
                        .put("outcome", outcome)
                        .put("written", step.write())
                        .toString()
                : "%-9s %s%s".formatted(outcome, step.feed(), remark(step));
        spec.commandLine().getOut().println(line);
    }

    private String remark(Step step) {
        if (step.outcome() == Outcome.GONE && !prune) {
            return " (goes on being served; --prune ends it)";
        }
        return step.write() || step.outcome() == Outcome.UNCHANGED ? "" : " (not written)";
    }
}
