package tidings.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the system holds of answers that the other end does not take. A small answer fits into its buffers, so to us it is sent, however slowly it
 * is read. Linux tells (proc(5), {@code /proc/net/tcp}); other systems do not, and there nobody is found out.
 */
final class SendQueues {
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int QUEUES = 4;
    private static final int HEX = 16;
    private static final int WORD_DIGITS = 8;

    private final List<Path> tables;

    SendQueues(Path folder) {
        this.tables = List.of(folder.resolve("tcp"), folder.resolve("tcp6"));
    }

    static SendQueues ofTheSystem() {
        return new SendQueues(Path.of("/proc/net"));
    }

    /** The bytes by the address of the other end, of the connections to this port of ours for which there are any. */
    Map<SocketAddress, Long> to(int port) {
        var found = new HashMap<SocketAddress, Long>();
        for (Path table : tables) {
            try (Stream<String> lines = Files.lines(table, US_ASCII)) {
                lines.skip(1).forEach(line -> read(line.strip().split("\\s+"), port, found));
            } catch (IOException | UncheckedIOException e) {
                // it is not Linux, or without that sort of address
            }
        }
        return found;
    }

    private static void read(String[] row, int port, Map<SocketAddress, Long> found) {
        if (row.length > QUEUES && port(row[LOCAL]) == port) {
            long bytes = Long.parseLong(row[QUEUES].substring(0, row[QUEUES].indexOf(':')), HEX);
            if (bytes > 0) {
                found.put(new InetSocketAddress(address(row[REMOTE]), port(row[REMOTE])), bytes);
            }
        }
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), HEX);
    }

    /** Words of four bytes, each in the machine's order. */
    private static InetAddress address(String address) {
        String digits = address.substring(0, address.indexOf(':'));
        var bytes = ByteBuffer.allocate(digits.length() / 2).order(ByteOrder.nativeOrder());
        for (int i = 0; i < digits.length(); i += WORD_DIGITS) {
            bytes.putInt(Integer.parseUnsignedInt(digits.substring(i, i + WORD_DIGITS), HEX));
        }
        try {
            return InetAddress.getByAddress(bytes.array());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(address, e); // it has four bytes or sixteen
        }
    }
}
