package tidings.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tidings.source.Fetcher;
import tidings.source.Pause;
import tidings.story.Cidr;

/** The options that say how we go to the web, and the fetcher that does. */
final class FetchOptions {
    private static final String NAME = "Tidings";
    private static final int MAX_PACE = 3600;

    @Option(
            names = "--allow-fetch",
            paramLabel = "CIDR",
            converter = Range.class,
            description =
                    "Addresses that may be fetched from though they are not public, such as 10.1.0.0/16; may be given again."
                            + " Without it, only public addresses are.")
    private List<Cidr> allowed = new ArrayList<>();

    @Option(
            names = "--user-agent",
            paramLabel = "TEXT",
            description = "Who we say we are where we fetch; right would be a name and where to read more"
                    + " (default: Tidings, with --url where that is given).")
    private @Nullable String userAgent;

    @Option(
            names = "--pace",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "The least time between the starts of two requests to one host, where its feed does not say"
                    + " (default: ${DEFAULT-VALUE}); 0 asks as fast as it answers.")
    private double pace;

    /** @param url our own address, or null if nobody said */
    Fetcher fetcher(@Nullable String url) {
        Clock clock = Clock.systemUTC();
        return Fetcher.builder(clock, Pause.asleep(clock))
                .allow(allowed)
                .userAgent(name(url))
                .pace(pace())
                .build();
    }

    private Duration pace() {
        if (!(pace >= 0 && pace <= MAX_PACE)) {
            throw new BadInputException(
                    "--pace " + pace + ": right would be a number of seconds from 0 to " + MAX_PACE);
        }
        return Duration.ofMillis(Math.round(pace * 1000));
    }

    private String name(@Nullable String url) {
        if (userAgent == null) {
            return url == null ? NAME : NAME + " (+" + url + ")";
        }
        if (userAgent.isBlank() || !userAgent.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new BadInputException(
                    "--user-agent: no name; right would be one like Courier/1.0 (+https://courier.example/bot)");
        }
        return userAgent.strip();
    }

    static final class Range implements picocli.CommandLine.ITypeConverter<Cidr> {
        @Override
        public Cidr convert(String value) {
            try {
                return Cidr.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(value + ": " + e.getMessage());
            }
        }
    }
}
