package tidings.source;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tidings.story.Cidr;

/**
 * Addresses that do not belong to one host of the public internet: IANA's special-purpose registries for IPv4 and IPv6 (RFC 6890) and multicast.
 * {@link InetAddress} itself knows but a third of them. In IPv6 only 2000::/3 is public at all (RFC 4291, 2.4).
 */
final class SpecialAddresses {
    private static final Map<Cidr, String> IPV4 = table(
            "0.0.0.0/8", "this network",
            "10.0.0.0/8", "private",
            "100.64.0.0/10", "shared by a provider's customers",
            "127.0.0.0/8", "the machine itself",
            "168.63.129.16/32", "the control plane of a cloud",
            "169.254.0.0/16", "link-local, and where clouds keep secrets",
            "172.16.0.0/12", "private",
            "192.0.0.0/24", "for protocols",
            "192.0.2.0/24", "for documentation",
            "192.31.196.0/24", "for AS112",
            "192.52.193.0/24", "for AMT",
            "192.88.99.0/24", "for 6to4 relays",
            "192.168.0.0/16", "private",
            "192.175.48.0/24", "for AS112",
            "198.18.0.0/15", "for benchmarks",
            "198.51.100.0/24", "for documentation",
            "203.0.113.0/24", "for documentation",
            "224.0.0.0/4", "multicast",
            "240.0.0.0/4", "reserved, or broadcast");

    private static final Map<Cidr, String> IPV6 = table(
            "::/128", "no address",
            "::1/128", "the machine itself",
            "::/96", "IPv4 in IPv6",
            "::ffff:0:0:0/96", "IPv4 in IPv6",
            "64:ff9b:1::/48", "for local translation to IPv4",
            "100::/64", "thrown away",
            "100:0:0:1::/64", "a dummy",
            "2001::/32", "Teredo",
            "2001::/23", "for protocols",
            "2001:db8::/32", "for documentation",
            "2002::/16", "6to4",
            "2620:4f:8000::/48", "for AS112",
            "3fff::/20", "for documentation",
            "5f00::/16", "for segment routing",
            "fc00::/7", "private",
            "fe80::/10", "link-local",
            "fec0::/10", "private",
            "ff00::/8", "multicast");

    private static final Cidr GLOBAL_UNICAST = Cidr.parse("2000::/3");

    private SpecialAddresses() {}

    /** What an address is that is not public, or empty if it is public. An address that only translates one of IPv4 (NAT64) counts as that. */
    static Optional<String> use(InetAddress address) {
        Optional<String> listed = listed(address instanceof Inet6Address ? IPV6 : IPV4, address);
        return listed.isPresent() || !(address instanceof Inet6Address) || GLOBAL_UNICAST.holds(address)
                ? listed
                : Optional.of("not assigned");
    }

    private static Optional<String> listed(Map<Cidr, String> table, InetAddress address) {
        return table.entrySet().stream()
                .filter(e -> e.getKey().holds(address))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<Cidr, String> table(String... rows) {
        var table = new LinkedHashMap<Cidr, String>();
        for (int i = 0; i < rows.length; i += 2) {
            table.put(Cidr.parse(rows[i]), rows[i + 1]);
        }
        return table;
    }
}
