package tidings.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.story.Schedule;

/**
 * The schedule in the ledger's database, run by db-scheduler. Jobs are picked and put back in short transactions; a run holds no
 * connection. Nobody who follows feeds is woken for it.
 */
final class SqlSchedule implements Schedule {
    private static final Logger LOG = LoggerFactory.getLogger(SqlSchedule.class);
    private static final String TASK = "job";

    /** How often this node looks for what is due. */
    private static final int LOOK_SECONDS = 1;

    /** The library waits by the clock, which may be set back. So it is given long, and woken. */
    private static final Duration LIBRARY_LOOKS = Duration.ofMinutes(1);

    /**
     * Jobs of one sort.
     *
     * @param table where they are; who runs those of one sort must not see others
     * @param heartbeat a run is given up when its node was silent for four of these, and somebody looks for such runs every second one
     */
    record Sort(String table, Duration heartbeat) {}

    /** Somebody stands in after 48 seconds. */
    static final Sort VISITS = new Sort("scheduled_tasks", Duration.ofSeconds(8));

    /** Somebody stands in after 18 seconds. */
    static final Sort DELIVERIES = new Sort("scheduled_deliveries", Duration.ofSeconds(3));

    private static final int MISSED = 4;

    /** A node picks no more than its threads can begin, so that no job waits behind a long one; when a thread is free it asks for more. */
    private static final double MORE_WHEN_BUSY = 0.9;

    private static final double ALL_THREADS = 1.0;

    private static final Duration CLOSING = Duration.ofSeconds(3);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 7;
    private static final double JITTER = 0.25;

    /** How many jobs are added or forgotten in one transaction. */
    private static final int AT_ONCE = 200;

    private final Database database;
    private final Clock clock;
    private final Sort sort;
    private volatile @Nullable Scheduler scheduler;

    SqlSchedule(Database database, Clock clock, Sort sort) {
        this.database = database;
        this.clock = clock;
        this.sort = sort;
    }

    @Override
    public void start(Work work, int threads) {
        if (scheduler != null) {
            throw new IllegalStateException("it has begun already");
        }
        Task<Void> task = Tasks.custom(TASK, Void.class)
                .onFailure(this::pause)
                .onDeadExecutionRevive()
                .execute((job, context) -> ran(work, job.getId()));
        ThreadFactory daemons = run -> {
            var thread = new Thread(run, "schedule");
            thread.setDaemon(true);
            return thread;
        };
        ScheduledExecutorService housekeeper = Executors.newScheduledThreadPool(3, daemons);
        Scheduler begun = scheduler(task, threads, daemons, housekeeper);
        begun.start();
        scheduler = begun;
        housekeeper.scheduleWithFixedDelay(
                begun::triggerCheckForDueExecutions, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private Scheduler scheduler(
            Task<Void> task, int threads, ThreadFactory daemons, ScheduledExecutorService housekeeper) {
        return Scheduler.create(database.lending(), task)
                .tableName(sort.table())
                .jdbcCustomization(database.dialect())
                .commitWhenAutocommitDisabled(true)
                .clock(clock::instant)
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(threads)
                .executorService(Executors.newFixedThreadPool(threads, daemons))
                .dueExecutor(Executors.newSingleThreadExecutor(daemons))
                .housekeeperExecutor(housekeeper)
                .pollUsingLockAndFetch(MORE_WHEN_BUSY, ALL_THREADS)
                .pollingInterval(LIBRARY_LOOKS)
                .heartbeatInterval(sort.heartbeat())
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(CLOSING)
                .failureLogging(LogLevel.OFF, false) // it does not name the job
                .build();
    }

    private static CompletionHandler<Void> ran(Work work, String job) {
        Instant next = work.run(job);
        return (complete, operations) -> putBack(complete, operations, next);
    }

    private void pause(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int failures = complete.getExecution().consecutiveFailures;
        Instant next = clock.instant().plus(pause(failures));
        LOG.warn(
                "{}: failed, is tried again at {}",
                complete.getExecution().getId(),
                next,
                complete.getCause().orElse(null));
        putBack(complete, operations, next);
    }

    /** Doubled with each failure, up to about an hour, and never quite the same, so that what failed together is not tried together. */
    private static Duration pause(int failures) {
        double jitter = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
        return Duration.ofMillis((long) (jitter * (FIRST_PAUSE.toMillis() << Math.min(failures, MOST_DOUBLINGS))));
    }

    private static void putBack(ExecutionComplete complete, ExecutionOperations<Void> operations, Instant next) {
        try {
            operations.reschedule(complete, next);
        } catch (ExecutionException e) {
            LOG.debug(
                    "{}: is no job any more, or another node stood in",
                    complete.getExecution().getId(),
                    e);
        }
    }

    @Override
    public List<String> jobs(Collection<String> names) {
        var wanted = new TreeSet<>(names);
        Set<String> known = database.read(this::known);
        List<String> gone = known.stream().filter(job -> !wanted.contains(job)).toList();
        List<String> fresh = wanted.stream().filter(job -> !known.contains(job)).toList();
        List<String> forgotten = each(gone, this::forgets);
        each(fresh, this::adds);
        if (!fresh.isEmpty()) {
            look();
        }
        return forgotten;
    }

    private interface Step {
        /** Whether it was this node that did it. */
        boolean on(Sql sql, String job) throws SQLException;
    }

    /** In several transactions: others want to write as well. Returns those with which this node did something. */
    private List<String> each(List<String> jobs, Step step) {
        var done = new ArrayList<String>();
        for (int from = 0; from < jobs.size(); from += AT_ONCE) {
            List<String> some = jobs.subList(from, Math.min(from + AT_ONCE, jobs.size()));
            done.addAll(database.writeQuietly(sql -> all(sql, some, step)));
        }
        return done;
    }

    private static List<String> all(Sql sql, List<String> jobs, Step step) throws SQLException {
        var done = new ArrayList<String>();
        for (String job : jobs) {
            if (step.on(sql, job)) {
                done.add(job);
            }
        }
        return done;
    }

    private Set<String> known(Sql sql) throws SQLException {
        return new HashSet<>(sql.list(
                r -> r.getString(1), "select task_instance from " + sort.table() + " where task_name = ?", TASK));
    }

    private boolean forgets(Sql sql, String job) throws SQLException {
        return sql.update("delete from " + sort.table() + " where task_name = ? and task_instance = ?", TASK, job) > 0;
    }

    /** Versions begin at the time, so that a run of a job that was forgotten meanwhile does not end that of its namesake. */
    private boolean adds(Sql sql, String job) throws SQLException {
        return sql.update(
                        "insert into " + sort.table()
                                + " (task_name, task_instance, execution_time, picked, version) values (?, ?, ?, ?, ?)"
                                + " on conflict do nothing",
                        TASK,
                        job,
                        clock.millis(),
                        false,
                        clock.millis())
                > 0;
    }

    @Override
    public boolean hurry(String job) {
        long now = clock.millis();
        Optional<Long> due = database.read(sql -> sql.first(
                r -> r.getLong(1),
                "select execution_time from " + sort.table()
                        + " where task_name = ? and task_instance = ? and picked = ?",
                TASK,
                job,
                false));
        boolean hurried = due.isPresent() && (due.get() <= now || isMoved(job, now));
        look();
        return hurried;
    }

    private boolean isMoved(String job, long due) {
        return database.<Integer>writeQuietly(sql -> sql.update(
                        "update " + sort.table() + " set execution_time = ?, version = version + 1"
                                + " where task_name = ? and task_instance = ? and picked = ?",
                        due,
                        TASK,
                        job,
                        false))
                > 0;
    }

    private void look() {
        Scheduler begun = scheduler;
        if (begun != null) {
            begun.triggerCheckForDueExecutions();
        }
    }

    @Override
    public void close() {
        Scheduler begun = scheduler;
        if (begun != null) {
            begun.stop();
            scheduler = null;
        }
    }
}
