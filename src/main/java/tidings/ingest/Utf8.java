package tidings.ingest;

/**
 * How far bytes are UTF-8 (RFC 3629, 4).
 *
 * @param whole characters of two bytes or more
 * @param broken bytes that are part of no character
 */
record Utf8(int whole, int broken) {
    /** Bytes of another encoding that are whole characters of UTF-8 this many times, and never anything else, are not found in practice. */
    static final int CERTAIN = 4;

    static Utf8 of(byte[] body) {
        int whole = 0;
        int broken = 0;
        for (int i = 0; i < body.length; ) {
            int length = body[i] >= 0 ? 1 : length(body, i);
            whole += length > 1 ? 1 : 0;
            broken += length == 0 ? 1 : 0;
            i += Math.max(1, length);
        }
        return new Utf8(whole, broken);
    }

    boolean isAscii() {
        return whole == 0 && broken == 0;
    }

    /** Nothing that a label says counts against this. */
    boolean isCertain() {
        return broken == 0 && whole >= CERTAIN;
    }

    /** UTF-8 in which at most a byte here and there is spoilt. */
    boolean isLikely() {
        return broken == 0 || whole > 2L * broken;
    }

    /** The bytes of the character that begins here, 0 if none does. */
    private static int length(byte[] body, int at) {
        int lead = body[at] & 0xff;
        int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
        if (length == 0 || at + length > body.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((body[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return inRange(lead, body[at + 1] & 0xff) ? length : 0;
    }

    private static boolean inRange(int lead, int second) {
        return switch (lead) {
            case 0xe0 -> second >= 0xa0;
            case 0xed -> second < 0xa0;
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second < 0x90;
            default -> true;
        };
    }
}
