package tidings.story;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Runs jobs when they are due, each on one node at a time, however many there are; survives restarts. A node that dies in the middle of
 * a run is stood in for within a minute.
 */
public interface Schedule extends AutoCloseable {

    /** A job by its name; what a run returns is when it is due again. A run that throws is tried again later, after growing pauses. */
    interface Work {
        Instant run(String job);
    }

    /**
     * Begins to run jobs.
     *
     * @param threads how many at once on this node
     */
    void start(Work work, int threads);

    /**
     * These are the jobs from now on: new ones are due at once, jobs that are not among them are forgotten. Returns the forgotten ones, on
     * one node of those that are told the same.
     */
    List<String> jobs(Collection<String> names);

    /**
     * The job is due now, unless it is running.
     *
     * @return false if it is running, or there is none
     */
    boolean hurry(String job);

    /** Ends when what is running has ended, or after some seconds. */
    @Override
    void close();
}
