package tidings.source;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tidings.story.Cidr;

/** Says which addresses may be connected to: public ones, and those that the owner allows; at ports where the web could be. */
class AddressGuard {
    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
    private static final int IPV4_BYTES = 4;
    private static final int PRIVILEGED = 1024;
    private static final Set<Integer> WEB_PORTS = Set.of(80, 443);

    /** Where other things than the web listen: databases, caches, queues, mail, telephones, screens, and what clouds are steered by. */
    private static final Set<Integer> OTHER_PORTS = Set.of(
            1433, 1521, 1719, 1720, 1723, 1883, 2049, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 4369,
            5060, 5061, 5432, 5672, 5900, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 7000, 7001,
            9042, 9092, 9200, 9300, 10080, 10250, 11211, 27017);

    private final List<Cidr> allowed;

    AddressGuard(List<Cidr> allowed) {
        this.allowed = allowed;
    }

    /** @throws RefusedAddressException if it may not be connected to, or is a mere name */
    void check(InetSocketAddress to) throws RefusedAddressException {
        InetAddress address = to.getAddress();
        if (address == null) {
            throw new RefusedAddressException("leads to no address");
        }
        if (to.getPort() < PRIVILEGED && !WEB_PORTS.contains(to.getPort()) || OTHER_PORTS.contains(to.getPort())) {
            throw new RefusedAddressException("leads to port " + to.getPort() + ", where no web server should be");
        }
        Optional<String> use = allowed.stream().anyMatch(c -> c.holds(address)) ? Optional.empty() : use(address);
        if (use.isPresent()) {
            throw new RefusedAddressException("leads to " + address.getHostAddress() + ", which is not public ("
                    + use.get() + "); whoever wants that starts Tidings with --allow-fetch "
                    + address.getHostAddress());
        }
    }

    private Optional<String> use(InetAddress address) {
        if (!NAT64.holds(address)) {
            return SpecialAddresses.use(address);
        }
        byte[] bytes = address.getAddress();
        return SpecialAddresses.use(ipv4(Arrays.copyOfRange(bytes, bytes.length - IPV4_BYTES, bytes.length)));
    }

    private static InetAddress ipv4(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // four bytes are an address
        }
    }
}
