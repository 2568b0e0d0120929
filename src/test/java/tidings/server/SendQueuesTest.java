package tidings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendQueuesTest {
    private static final String TITLE = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt\n";

    @TempDir
    Path folder;

    @Test
    void what_is_held_is_told_by_the_other_end_of_our_connections() throws IOException {
        boolean isLittle = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        String ours = isLittle ? "0100007F" : "7F000001";
        String theirs = isLittle ? "0200007F" : "7F000002";
        Files.writeString(
                folder.resolve("tcp"),
                TITLE
                        + row(0, ours + ":1F90", theirs + ":C001", "00000010")
                        + row(1, ours + ":1F90", theirs + ":C002", "00000000")
                        + row(2, ours + ":1F91", theirs + ":C003", "00000020"));
        String six = isLittle ? "B80D0120000000000000000001000000" : "20010DB8000000000000000000000001";
        String mapped = "0000000000000000" + (isLittle ? "FFFF0000" : "0000FFFF") + theirs;
        Files.writeString(
                folder.resolve("tcp6"),
                TITLE
                        + row(10, six + ":1F90", six + ":C004", "0001E240")
                        + row(11, mapped + ":1F90", mapped + ":C005", "00000001"));
        assertThat(new SendQueues(folder).to(8080))
                .isEqualTo(Map.of(
                        new InetSocketAddress("127.0.0.2", 0xC001), 16L,
                        new InetSocketAddress("2001:db8::1", 0xC004), 123_456L,
                        new InetSocketAddress("127.0.0.2", 0xC005), 1L));
    }

    @Test
    void a_system_that_does_not_tell_holds_nothing() {
        assertThat(new SendQueues(folder).to(8080)).isEmpty();
    }

    private static String row(int number, String local, String remote, String held) {
        return "%4d: %s %s 01 %s:00000000 00:00000000 00000000     0        0 1\n"
                .formatted(number, local, remote, held);
    }
}
