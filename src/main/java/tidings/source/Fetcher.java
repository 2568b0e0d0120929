package tidings.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Goes to the web. */
public final class Fetcher implements AutoCloseable {
    private Fetcher() {}

    public static FetcherBuilder builder(Clock clock, Pause pause) {
        return new FetcherBuilder(clock, pause);
    }

    public Fetch fetch(FetchRequest request) {
        throw new UnsupportedOperationException(request.url());
    }

    /** When a request to the address's host could start at the earliest; a scheduler may do others' first. */
    public Instant earliest(String url) {
        throw new UnsupportedOperationException(url);
    }

    @Override
    public void close() {}

    static Fetcher of(FetcherBuilder builder, Duration deadline) {
        return new Fetcher();
    }
}
