package tidings.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.Feeds;
import tidings.TestClock;
import tidings.story.Ledger;
import tidings.story.Schedule;

/** Jobs run when they are due, on one node at a time, in every ledger. */
abstract class ScheduleContract {
    private static final int PATIENCE = 60;
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestClock clock = new TestClock("2026-03-10T12:00:00Z");
    private final BlockingQueue<String> ran = new LinkedBlockingQueue<>();
    private final List<Ledger> ledgers = new ArrayList<>();
    private final List<Schedule> schedules = new ArrayList<>();
    private Schedule schedule;

    /** Opens the same ledger each time. */
    protected abstract Ledger open(Clock clock);

    /** Opens a connection of its own to the ledger's database. */
    protected abstract Connection connection() throws SQLException;

    @BeforeEach
    void begin() {
        schedule = node();
    }

    @AfterEach
    void end() {
        schedules.forEach(Schedule::close);
        ledgers.forEach(Ledger::close);
    }

    private Schedule node() {
        ledgers.add(open(clock));
        schedules.add(ledgers.get(ledgers.size() - 1).schedule());
        return schedules.get(schedules.size() - 1);
    }

    @Test
    void each_due_job_runs_once_among_three_nodes() throws InterruptedException {
        Set<String> jobs = IntStream.range(0, 300).mapToObj(i -> "job " + i).collect(Collectors.toSet());
        Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
        var all = new CountDownLatch(jobs.size());
        schedule.jobs(jobs);
        for (Schedule node : List.of(schedule, node(), node())) {
            node.start(
                    job -> {
                        runs.computeIfAbsent(job, j -> new AtomicInteger()).incrementAndGet();
                        all.countDown();
                        return clock.instant().plus(HOUR);
                    },
                    4);
        }
        assertThat(all.await(PATIENCE, SECONDS)).isTrue();
        schedules.forEach(Schedule::close);
        assertThat(runs)
                .hasSize(jobs.size())
                .allSatisfy((job, times) -> assertThat(times).hasValue(1));
    }

    @Test
    void a_job_runs_again_when_it_said_and_not_before() throws InterruptedException {
        schedule.start(job -> later(job, HOUR), 2);
        schedule.jobs(List.of("a", "b"));
        assertThat(Set.of(next(), next())).containsExactlyInAnyOrder("a", "b");
        settled("a", "b");
        clock.pass(HOUR.minusSeconds(1));
        schedule.jobs(List.of("a", "b", "c"));
        assertThat(next()).isEqualTo("c");
        clock.pass(Duration.ofSeconds(1));
        assertThat(Set.of(next(), next())).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void a_job_that_throws_comes_again_later_and_later() throws InterruptedException {
        schedule.start(
                job -> {
                    ran.add(job);
                    throw new IllegalStateException("the job's own fault");
                },
                1);
        schedule.jobs(List.of("a"));
        Instant first = clock.instant();
        assertThat(next()).isEqualTo("a");
        Instant second = settled("a").get("a");
        assertThat(second).isBetween(first.plusSeconds(20), first.plusSeconds(40));
        for (int i = 0; i < 9; i++) {
            clock.pass(Duration.between(clock.instant(), second));
            assertThat(next()).isEqualTo("a");
            second = settled("a").get("a");
        }
        assertThat(Duration.between(clock.instant(), second)).isBetween(HOUR.dividedBy(2), HOUR.multipliedBy(2));
        assertThat(ran).isEmpty();
    }

    @Test
    void jobs_come_and_go() throws InterruptedException {
        schedule.jobs(List.of("a", "b"));
        assertThat(schedule.jobs(List.of("b", "c"))).containsExactly("a");
        assertThat(schedule.jobs(List.of("b", "c"))).isEmpty();
        assertThat(due()).containsOnlyKeys("b", "c");
        schedule.start(job -> later(job, HOUR), 2);
        assertThat(Set.of(next(), next())).containsExactlyInAnyOrder("b", "c");
        settled("b", "c");
        schedule.jobs(List.of());
        assertThat(due()).isEmpty();
    }

    @Test
    void a_job_that_is_forgotten_while_it_runs_does_not_come_back() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var forgotten = new CountDownLatch(1);
        schedule.start(
                job -> {
                    begun.countDown();
                    await(forgotten);
                    return later(job, Duration.ZERO);
                },
                1);
        schedule.jobs(List.of("a"));
        assertThat(begun.await(PATIENCE, SECONDS)).isTrue();
        schedule.jobs(List.of());
        forgotten.countDown();
        assertThat(next()).isEqualTo("a");
        schedule.close();
        assertThat(due()).isEmpty();
        assertThat(ran).isEmpty();
    }

    @Test
    void a_hurried_job_runs_now_unless_it_runs_already() throws InterruptedException {
        schedule.start(job -> later(job, HOUR), 1);
        schedule.jobs(List.of("a"));
        assertThat(next()).isEqualTo("a");
        settled("a");
        schedule.hurry("a");
        assertThat(next()).isEqualTo("a");
        settled("a");
        schedule.hurry("no such job");
        assertThat(due()).containsOnlyKeys("a");
    }

    @Test
    void a_closed_schedule_runs_nothing_and_another_takes_over() throws InterruptedException {
        schedule.start(job -> later(job, HOUR), 1);
        schedule.jobs(List.of("a"));
        assertThat(next()).isEqualTo("a");
        schedule.close();
        schedule.close();
        schedule.jobs(List.of("a", "b"));
        assertThat(due()).containsOnlyKeys("a", "b");
        assertThat(ran).isEmpty();
        Schedule other = node();
        other.start(job -> later("other " + job, HOUR), 1);
        assertThat(next()).isEqualTo("other b");
        assertThatThrownBy(() -> other.start(job -> clock.instant(), 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void others_write_while_a_job_runs() throws InterruptedException {
        schedule.start(
                job -> {
                    ledgers.get(0).feed(Feeds.feed());
                    return later(job, HOUR);
                },
                1);
        schedule.jobs(List.of("a"));
        assertThat(next()).isEqualTo("a");
        assertThat(ledgers.get(0).revisions()).containsKey("town");
    }

    private Instant later(String job, Duration pause) {
        Instant next = clock.instant().plus(pause);
        ran.add(job);
        return next;
    }

    private String next() throws InterruptedException {
        return ran.poll(PATIENCE, SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** When these jobs are due, as soon as none of them runs. */
    private Map<String, Instant> settled(String... jobs) {
        tidings.House.await(
                () -> due().size() == jobs.length && due().values().stream().allMatch(d -> d.isAfter(clock.instant())));
        return due();
    }

    /** When each job is due that the ledger knows. */
    private Map<String, Instant> due() {
        try (Connection connection = connection()) {
            Map<String, Instant> due = new HashMap<>();
            new Sql(connection)
                    .list(
                            r -> due.put(r.getString(1), Instant.ofEpochMilli(r.getLong(2))),
                            "select task_instance, execution_time from scheduled_tasks");
            return due;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
