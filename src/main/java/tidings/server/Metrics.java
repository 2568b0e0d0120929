package tidings.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tidings.story.Format;
import tidings.story.Health.State;
import tidings.story.Ledger;

/** What this node has done since it started, in numbers, for Prometheus. No label has more values than this program has words. */
public final class Metrics {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Poll, Counter> polls = new ConcurrentHashMap<>();
    private final Map<State, AtomicInteger> sources = new EnumMap<>(State.class);

    public Metrics() {
        for (State state : State.values()) {
            var count = new AtomicInteger();
            sources.put(state, count);
            Gauge.builder("tidings.sources", count, AtomicInteger::get)
                    .description("Sources by how they do")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        List.of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics())
                .forEach(m -> m.bindTo(registry));
    }

    /** The same ledger; what goes in is counted. */
    public Ledger watch(Ledger ledger) {
        return Watched.ledger(ledger, registry);
    }

    /** Counts an answer to a poll; on the way of every poll, so it does nothing else. */
    void polled(Format format, int status) {
        polls.computeIfAbsent(new Poll(format, status), this::counter).increment();
    }

    private record Poll(Format format, int status) {}

    private Counter counter(Poll poll) {
        return Counter.builder("tidings.polls")
                .description("Answers to polls")
                .tag("format", poll.format().name().toLowerCase(Locale.ROOT))
                .tag("status", Integer.toString(poll.status()))
                .register(registry);
    }

    /** So many sources are in each state now. */
    void sources(Map<State, Integer> counts) {
        sources.forEach((state, count) -> count.set(counts.getOrDefault(state, 0)));
    }

    static String type() {
        return TYPE;
    }

    String text() {
        return registry.scrape(TYPE);
    }
}
