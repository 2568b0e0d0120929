package tidings.hub;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.story.Callbacks;
import tidings.story.Document;
import tidings.story.Schedule;
import tidings.story.Subscriptions;

/**
 * The front door: a hub for our own documents, or word to a hub that is not ours. Subscriptions and what was delivered are in the ledger;
 * of the nodes that share it, one delivers.
 */
public final class Hub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

    private static final String JOB = "deliver";
    private static final Subscriptions.Room ROOM = new Subscriptions.Room(50_000, 10_000);
    private static final int ASKED_AT_ONCE = 5_000;
    private static final int ASKED_A_SECOND = 20;
    private static final int ASKED_AT_ONCE_OF_HOST = 1_200;
    private static final int ASKED_A_SECOND_OF_HOST = 2;
    private static final int AGAIN_MILLIS = 500;

    private final Subscriptions subscriptions;
    private final Schedule schedule;
    private final Callbacks callbacks;
    private final Callbacks.@Nullable Target outside;
    private final Deliveries deliveries;
    private final Verifications verifications;
    private final Rate all;
    private final Rate hosts;
    private final Clock clock;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "hub");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param schedule for deliveries alone
     * @param outside the address of a hub that is not ours, which is told of new versions; null: we are the hub
     * @throws IllegalArgumentException if that is no address
     */
    public Hub(
            Subscriptions subscriptions,
            Schedule schedule,
            Callbacks callbacks,
            Topics topics,
            @Nullable String outside,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.schedule = schedule;
        this.callbacks = callbacks;
        this.outside = outside == null ? null : callbacks.target(outside);
        this.clock = clock;
        deliveries = new Deliveries(subscriptions, callbacks, topics, clock);
        verifications = new Verifications(subscriptions, ROOM, callbacks, clock);
        all = new Rate(ASKED_AT_ONCE, ASKED_A_SECOND, clock);
        hosts = new Rate(ASKED_AT_ONCE_OF_HOST, ASKED_A_SECOND_OF_HOST, clock);
    }

    /** Whether subscribers come to us. */
    public boolean isOurs() {
        return outside == null;
    }

    /** Begins to deliver. */
    public void start() {
        schedule.start(job -> deliveries.run(), 1);
        schedule.jobs(List.of(JOB));
        published();
    }

    /**
     * Somebody asks to be subscribed, or not to be any more (WebSub, 5.1). What is accepted is verified later.
     *
     * @param form the parameters, of each the first
     * @param topic the document of which {@code hub.topic} is the address, if there is one
     */
    public Answer ask(Map<String, String> form, Optional<Document.Name> topic) {
        try {
            Intent intent = Intent.of(form, topic, callbacks);
            String host = intent.callback().host();
            if (!hosts.allows(host) || !all.allows("")) {
                throw new RefusedException(429, "Too many requests for callbacks at " + host + "; come again later.");
            }
            if (intent.subscribe()
                    && !subscriptions.hasRoom(intent.subscription(clock.instant()), ROOM, clock.instant())) {
                throw new RefusedException(503, "There are too many subscriptions, in all or at " + host + ".");
            }
            if (!verifications.begin(intent)) {
                throw new RefusedException(503, "Too many callbacks are to be asked; come again later.");
            }
            return new Answer.Accepted();
        } catch (RefusedException e) {
            return new Answer.Refused(e.status, "" + e.getMessage());
        }
    }

    /** There may be new versions. Returns at once. */
    public void published() {
        if (looking.compareAndSet(false, true)) {
            thread.execute(this::look);
        }
    }

    /** Where a run just ends, on whatever node, and no longer sees what is owed, the job is hurried once more. */
    private void look() {
        looking.set(false);
        try {
            subscriptions.tell(outside);
            Instant now = clock.instant();
            if (!subscriptions.owed(now, 1).isEmpty() && !schedule.hurry(JOB)) {
                again();
            }
        } catch (RuntimeException e) {
            LOG.warn("cannot look what is to be delivered; is tried again", e);
            again();
        }
    }

    private void again() {
        if (looking.compareAndSet(false, true)) {
            var unused = thread.schedule(this::look, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** What is under way is owed still, and sent once more after the next start. */
    @Override
    public void close() {
        thread.shutdownNow();
        deliveries.close();
        schedule.close();
    }
}
