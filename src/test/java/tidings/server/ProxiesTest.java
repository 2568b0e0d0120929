package tidings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.story.Cidr;

class ProxiesTest {
    private final Proxies proxies = new Proxies(List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("fd00::/8")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "198.51.100.7 | -                                    | -                     | 198.51.100.7",
                "198.51.100.7 | for=192.0.2.1                        | 192.0.2.2             | 198.51.100.7",
                "10.0.0.1     | -                                    | 192.0.2.1             | 192.0.2.1",
                "10.0.0.1     | -                                    | 9.9.9.9, 192.0.2.1    | 192.0.2.1",
                "10.0.0.1     | -                                    | 192.0.2.1, 10.0.0.2   | 192.0.2.1",
                "10.0.0.1     | -                                    | 192.0.2.1:4711        | 192.0.2.1",
                "10.0.0.1     | -                                    | unknown               | -",
                "10.0.0.1     | -                                    | town.example          | -",
                "10.0.0.1     | -                                    | -                     | -",
                "10.0.0.1     | for=192.0.2.1;proto=https            | 9.9.9.9               | 192.0.2.1",
                "10.0.0.1     | 'for=9.9.9.9, For=\"[2001:db8::1]:80\"' | -                  | 2001:db8::1",
                "10.0.0.1     | by=192.0.2.9                         | -                     | -",
                "fd00::1      | -                                    | 192.0.2.1             | 192.0.2.1",
                "127.0.0.1    | -                                    | 192.0.2.1             | -",
                "127.0.0.1    | -                                    | -                     | 127.0.0.1",
            })
    void the_caller_is_the_last_that_no_proxy_stands_for(
            String remote, String forwarded, String forwardedFor, String expected) throws Exception {
        InetAddress caller = proxies.caller(InetAddress.getByName(remote), forwarded, forwardedFor);
        assertThat(caller).isEqualTo(expected == null ? null : InetAddress.getByName(expected));
    }
}
