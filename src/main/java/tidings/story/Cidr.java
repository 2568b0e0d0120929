package tidings.story;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of IP addresses in the notation of RFC 4632 and RFC 4291, such as {@code 10.0.0.0/8} or {@code fd00::/8}. */
public final class Cidr {
    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:]*(?:\\d+\\.\\d+\\.\\d+\\.\\d+)?");

    private final String text;
    private final byte[] first;
    private final int bits;

    private Cidr(String text, byte[] first, int bits) {
        this.text = text;
        this.first = first;
        this.bits = bits;
    }

    /**
     * A range, or a single address, which is a range of one.
     *
     * @throws IllegalArgumentException if it is neither; the message is a clause that continues "RANGE: "
     */
    public static Cidr parse(String text) {
        String[] parts = text.strip().split("/", 2);
        byte[] first = address(parts[0]).getAddress();
        int most = first.length * Byte.SIZE;
        if (parts.length == 2 && !parts[1].matches("\\d{1,3}")) {
            throw wrong();
        }
        int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
        if (bits > most) {
            throw wrong();
        }
        return new Cidr(text.strip(), first, bits);
    }

    /**
     * A single address.
     *
     * @throws IllegalArgumentException if it is none; names are none
     */
    public static InetAddress address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            throw wrong();
        }
        try {
            return InetAddress.getByName(text); // no name, so nobody is asked
        } catch (UnknownHostException e) {
            throw wrong();
        }
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("no range of addresses; right would be one like 127.0.0.0/8 or fd00::/8");
    }

    public boolean holds(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((bytes[bit / Byte.SIZE] ^ first[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
