package tidings.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tidings.feed.Addresses;

/** The option that says which hub readers subscribe at to be sent what is new. */
final class HubOption {
    private static final String OWN = "own";
    private static final String OFF = "off";

    @Option(
            names = "--hub",
            paramLabel = "HUB",
            description =
                    "Where readers subscribe to be sent what is new (WebSub): own, off, or the address of a hub that is told of"
                            + " each new version (default: ${DEFAULT-VALUE}). All nodes on one ledger are given the same.")
    private String hub;

    /** Our own. */
    HubOption() {
        this(OWN);
    }

    private HubOption(String usual) {
        hub = usual;
    }

    /** None unless one is named, for commands that have none themselves. */
    static HubOption usuallyOff() {
        return new HubOption(OFF);
    }

    boolean isOff() {
        return hub.equals(OFF);
    }

    /** The address of a hub that is not ours, or null. */
    @Nullable
    String outside() {
        return isOff() || hub.equals(OWN) ? null : hub;
    }

    /** Our addresses, with the hub among them. */
    Addresses in(Addresses ours) {
        if (isOff()) {
            return ours;
        }
        String outside = outside();
        if (outside != null && !Workplace.URL.matcher(outside).matches()) {
            throw new BadInputException(
                    "--hub " + outside + ": no hub; right would be own, off, or an address like https://hub.example/");
        }
        return outside == null ? ours.withOwnHub() : ours.withHub(outside);
    }
}
