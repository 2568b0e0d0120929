package tidings.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tidings.story.Journal;
import tidings.story.Kept;
import tidings.story.Ledger;
import tidings.story.Refresh;
import tidings.story.Visit;

/**
 * A ledger, or its journal, that answers as it does, while what is written into it is counted. So nobody who reads, renders or refreshes need
 * know that anybody counts.
 */
final class Watched {
    private static final Set<String> WRITES = Set.of("keep", "retract", "retain", "publish", "define");

    private final MeterRegistry registry;

    private Watched(MeterRegistry registry) {
        this.registry = registry;
    }

    static Ledger ledger(Ledger ledger, MeterRegistry registry) {
        var watched = new Watched(registry);
        return watched.of(Ledger.class, ledger, watched::ledger);
    }

    /** Asked after a method has returned. */
    private interface After {
        @Nullable
        Object returned(Method method, Object[] arguments, @Nullable Object result, long nanos);
    }

    private <T> T of(Class<T> type, T target, After after) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    Object[] arguments = given == null ? new Object[0] : given;
                    long start = System.nanoTime();
                    try {
                        Object result = method.invoke(target, arguments);
                        return after.returned(method, arguments, result, System.nanoTime() - start);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                }));
    }

    private @Nullable Object ledger(Method method, Object[] arguments, @Nullable Object result, long nanos) {
        if (result instanceof Journal journal) {
            return of(Journal.class, journal, this::journal);
        }
        if (WRITES.contains(method.getName())) {
            Timer.builder("tidings.ledger.writes")
                    .description("What was written into the ledger, and how long that took")
                    .tag("what", method.getName())
                    .register(registry)
                    .record(nanos, TimeUnit.NANOSECONDS);
        }
        if (result instanceof Kept kept) {
            count("tidings.articles", "Articles that pages told", kept.outcome().name(), "outcome", 1);
            count(
                    "tidings.articles",
                    "Articles that pages told",
                    Kept.Outcome.NEW.name(),
                    "outcome",
                    kept.newSiblings());
        } else if (method.getName().equals("publish") && arguments[0] instanceof List<?> documents) {
            Counter.builder("tidings.documents.rendered")
                    .description("Documents that were written anew")
                    .register(registry)
                    .increment(documents.size());
        }
        return result;
    }

    private @Nullable Object journal(Method method, Object[] arguments, @Nullable Object result, long nanos) {
        if (arguments.length == 1 && arguments[0] instanceof Refresh refresh) {
            String outcome = refresh.gone() ? "gone" : refresh.fault() == null ? "worked" : "failed";
            Timer.builder("tidings.refreshes")
                    .description("Refreshes of sources, and how long they took")
                    .tag("outcome", outcome)
                    .register(registry)
                    .record(refresh.took());
            count("tidings.pages.unread", "Pages that could not be read", "refresh", "during", refresh.failed());
        } else if (arguments.length == 1 && arguments[0] instanceof Visit visit) {
            Counter.builder("tidings.visits")
                    .description("Visits to addresses on the web")
                    .tag("role", visit.role().name().toLowerCase(Locale.ROOT))
                    .tag("outcome", visit.failures() == 0 ? "worked" : "failed")
                    .register(registry)
                    .increment();
        }
        return result;
    }

    private void count(String name, String description, String value, String tag, int many) {
        Counter.builder(name)
                .description(description)
                .tag(tag, value.toLowerCase(Locale.ROOT))
                .register(registry)
                .increment(many);
    }
}
