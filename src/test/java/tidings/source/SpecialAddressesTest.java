package tidings.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.story.Cidr;

/** The first and the last of each range, and what lies on either side of it. */
class SpecialAddressesTest {
    private static final AddressGuard GUARD = new AddressGuard(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "168.63.129.16",
                "169.254.0.0",
                "169.254.169.254",
                "169.254.255.255",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.0",
                "192.0.0.255",
                "192.0.2.0",
                "192.0.2.255",
                "192.88.99.0",
                "192.88.99.255",
                "192.168.0.0",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.0",
                "203.0.113.255",
                "224.0.0.0",
                "239.255.255.255",
                "240.0.0.0",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "::8.8.8.8",
                "::ffff:0:127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::8.8.8.8",
                "100::1",
                "100:0:0:1::1",
                "2001::1",
                "2001:0:ac10:504::1",
                "2001:1ff:ffff::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:808:808::1",
                "3fff::1",
                "3fff:fff:ffff::1",
                "4000::1",
                "1fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fe80::5efe:10.1.2.3",
                "fec0::1",
                "ff02::1",
                "ffff::1"
            })
    void refuses_what_is_not_public(String address) {
        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> GUARD.check(at(address, 443)))
                .withMessageContaining("is not public")
                .withMessageContaining("--allow-fetch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
                "168.63.129.15", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0",
                        "192.0.3.0",
                "192.88.98.255", "192.88.100.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
                        "198.51.101.0",
                "203.0.112.255", "203.0.114.0", "223.255.255.255", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2000::1",
                        "2001:200::1",
                "2001:db7::1", "2001:db9::1", "2003::1", "2606:2800:220:1::1", "3ffe::1", "3fff:1000::1"
            })
    void lets_through_what_is_public(String address) {
        assertThatCode(() -> GUARD.check(at(address, 443))).doesNotThrowAnyException();
    }

    @Test
    void lets_through_what_the_owner_allows_and_no_more() throws UnknownHostException {
        var guard =
                new AddressGuard(List.of(Cidr.parse("10.1.0.0/16"), Cidr.parse("fd00::/8"), Cidr.parse("127.0.0.1")));
        for (String address : List.of("10.1.0.0", "10.1.255.255", "fd12::1", "127.0.0.1")) {
            assertThatCode(() -> guard.check(at(address, 80))).doesNotThrowAnyException();
        }
        for (String address : List.of("10.2.0.0", "10.0.255.255", "fc12::1", "127.0.0.2", "::1", "64:ff9b::10.2.0.0")) {
            assertThatExceptionOfType(RefusedAddressException.class).isThrownBy(() -> guard.check(at(address, 80)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 22, 25, 53, 81, 389, 445, 993, 3306, 5432, 6379, 9200, 11211, 27017})
    void refuses_ports_of_other_services(int port) {
        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> GUARD.check(at("8.8.8.8", port)))
                .withMessageContaining("port " + port);
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 443, 3000, 8000, 8080, 8443, 49152})
    void lets_through_ports_where_web_servers_are(int port) {
        assertThatCode(() -> GUARD.check(at("8.8.8.8", port))).doesNotThrowAnyException();
    }

    @Test
    void refuses_a_mere_name() {
        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> GUARD.check(InetSocketAddress.createUnresolved("town.example", 80)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/x",
                "10.0.0/8",
                "010.0.0.0/8",
                "10.0.0.256",
                "fd00::/129",
                "fe80::1%eth0",
                "localhost",
                "1::2::3/8",
                "10.0.0.0/8/8"
            })
    void knows_what_is_no_range(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Cidr.parse(text))
                .withMessageContaining("127.0.0.0/8");
    }

    @Test
    void reads_a_range_by_its_first_bits() throws UnknownHostException {
        assertThat(Cidr.parse(" 127.0.0.1/8 ").holds(InetAddress.getByName("127.9.9.9")))
                .isTrue();
        assertThat(Cidr.parse("0.0.0.0/0").holds(InetAddress.getByName("::1"))).isFalse();
        assertThat(Cidr.parse("10.0.0.0/9").holds(InetAddress.getByName("10.128.0.0")))
                .isFalse();
    }

    private static InetSocketAddress at(String address, int port) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(address), port);
    }
}
