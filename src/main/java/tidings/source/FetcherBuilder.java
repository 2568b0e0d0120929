package tidings.source;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import okhttp3.Dns;
import tidings.story.Cidr;

/** What a fetcher can be told; all has a default. */
public final class FetcherBuilder {
    final Clock clock;
    final Pause pause;
    String userAgent = "Tidings";
    AddressGuard guard = new AddressGuard(List.of());
    Duration deadline = Duration.ofSeconds(30);
    Duration pace = Duration.ofSeconds(1);
    Duration patience = Duration.ofMinutes(1);
    int parallel = 2;
    Dns dns = Dns.SYSTEM;

    FetcherBuilder(Clock clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** Who we say we are; its first word, up to a slash, is what robots.txt may call us. */
    public FetcherBuilder userAgent(String userAgent) {
        this.userAgent = userAgent;
        return this;
    }

    /** Ranges that may be asked though they are not public. */
    public FetcherBuilder allow(List<Cidr> ranges) {
        this.guard = new AddressGuard(List.copyOf(ranges));
        return this;
    }

    /** How long one fetch may take on the network, redirects and body included; what it waits for its turn does not count. */
    public FetcherBuilder deadline(Duration deadline) {
        this.deadline = deadline;
        return this;
    }

    /** The least time between the starts of two requests to one host. */
    public FetcherBuilder pace(Duration pace) {
        this.pace = pace;
        return this;
    }

    /** Whoever would have to wait longer for a turn at a host is told to come again later. */
    public FetcherBuilder patience(Duration patience) {
        this.patience = patience;
        return this;
    }

    /** How many requests to one host may be under way. */
    public FetcherBuilder parallel(int requests) {
        this.parallel = requests;
        return this;
    }

    FetcherBuilder guard(AddressGuard guard) {
        this.guard = guard;
        return this;
    }

    /** Who knows hosts' addresses. */
    FetcherBuilder dns(Dns dns) {
        this.dns = dns;
        return this;
    }

    public Fetcher build() {
        return new Fetcher(this);
    }
}
