package tidings.source;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import okhttp3.HttpUrl;
import tidings.story.Callbacks;

/**
 * Goes for pages on the web; nothing else of ours does. Only to public addresses, unless told otherwise; only where robots.txt lets us; never to
 * one address twice at a time; and to each host now and then. Any number of threads may share one.
 */
public final class Fetcher implements AutoCloseable {
    private final FetcherBuilder told;
    private final Hosts hosts;
    private final Exchange exchange;
    private final RobotsFiles robots;
    private final Underway underway = new Underway();
    private final CallbackCalls callbacks;

    Fetcher(FetcherBuilder told) {
        this.told = told;
        hosts = new Hosts(told.clock, told.pause, told.parallel, told.patience);
        exchange = new Exchange(told, hosts);
        robots = new RobotsFiles(exchange, told.clock, told.pace);
        callbacks = new CallbackCalls(told);
    }

    /** Time is asked of the clock alone, but for the deadline of a fetch. */
    public static FetcherBuilder builder(Clock clock, Pause pause) {
        return new FetcherBuilder(clock, pause);
    }

    /** Waits for its turn, follows redirects, and never throws because of what the web is like. */
    public Fetch fetch(FetchRequest request) {
        try {
            HttpUrl start = WebUrl.parse(request.url());
            underway.begin(start.toString());
            try {
                return new Journey(request, start, told, exchange, robots).go();
            } finally {
                underway.end(start.toString());
            }
        } catch (NotNowException e) {
            return new Fetch.RetryLater(request.url(), e.until, "" + e.getMessage());
        } catch (IOException e) {
            return new Fetch.Failed(request.url(), "" + e.getMessage());
        }
    }

    /**
     * When a request to the address's host could start at the earliest, as far as is known; so that a scheduler can do others first.
     *
     * @param pace as in {@link FetchRequest}
     */
    public Instant earliest(String url, Duration pace) {
        HttpUrl parsed = HttpUrl.parse(url);
        return parsed == null ? told.clock.instant() : hosts.earliest(parsed.host(), pace);
    }

    /** For addresses that want to be called: neither robots.txt nor turns at a host are theirs. */
    public Callbacks callbacks() {
        return callbacks;
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        callbacks.close();
        exchange.close();
    }
}
