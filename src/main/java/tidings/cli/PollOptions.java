package tidings.cli;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import tidings.server.PollLimits;
import tidings.server.Proxies;
import tidings.story.Cidr;

/** The options that say how often one may poll, and who asks for others. */
final class PollOptions {
    private static final int MOST = 100_000;

    @Option(
            names = "--limit-polls",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description =
                    "How many full answers one address may have of one feed in an hour; those that say that nothing is new"
                            + " count a tenth. Who asks more often is told when to come back. 0: no limit (default: ${DEFAULT-VALUE}).")
    private int hourly;

    @Option(
            names = "--trust-proxy",
            paramLabel = "CIDR",
            converter = FetchOptions.Range.class,
            description = "Addresses of proxies that tell in Forwarded or X-Forwarded-For for whom they ask, such as"
                    + " 127.0.0.1; may be given again.")
    private List<Cidr> proxies = new ArrayList<>();

    PollLimits limits(Clock clock) {
        if (hourly < 0 || hourly > MOST) {
            throw new BadInputException("--limit-polls " + hourly + ": right would be a number from 0 to " + MOST);
        }
        return new PollLimits(hourly, new Proxies(proxies), clock);
    }
}
