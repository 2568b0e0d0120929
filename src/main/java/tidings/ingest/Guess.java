package tidings.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The encoding of bytes that nobody labelled, or labelled wrongly: the one in which they look most like a language. */
final class Guess {
    private static final int SAMPLE = 16_384;
    private static final double LIKE = 0.3;

    /** What it weighs that the page names its language. */
    private static final double NAMED = 0.3;

    private static final int MAX_BROKEN = 50;
    private static final Pattern LANGUAGE =
            Pattern.compile("(?i)<html\\s[^<>]{0,500}?\\blang\\s*=\\s*[\"']?([a-z]{2,3})\\b");
    private static final Pattern ISO_2022_JP = Pattern.compile("\\x1b\\$[@B][!-~]+\\x1b\\([BJ]");

    private Guess() {}

    static Optional<Charset> of(byte[] body) {
        byte[] sample = sample(body);
        if (sample.length == 0) {
            return Optional.empty();
        }
        String language = language(body);
        Map<Charset, String> texts = new HashMap<>();
        Charset best = null;
        double most = LIKE;
        for (Alphabet alphabet : Alphabet.ALL) {
            for (Charset charset : alphabet.charsets()) {
                String text = texts.computeIfAbsent(charset, c -> decoded(sample, c));
                double like = alphabet.likeness(text) + (alphabet.language().equals(language) ? NAMED : 0);
                if (like > most) {
                    most = like;
                    best = charset;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether the bytes can be in this encoding: hardly one of them is without meaning in it. */
    static boolean holds(Charset charset, byte[] body) {
        byte[] sample = sample(body);
        String text = decoded(sample, charset);
        long broken = text.chars().filter(c -> c == '\ufffd').count();
        long beyond = text.chars().filter(c -> c >= 0x80).count();
        return broken * MAX_BROKEN <= beyond;
    }

    static boolean isIso2022Jp(byte[] body) {
        return ISO_2022_JP
                .matcher(new String(body, 0, Math.min(body.length, SAMPLE), ISO_8859_1))
                .find();
    }

    /** The texts between tags that have bytes beyond ASCII; in none of the encodings here is a byte of a longer character {@code <} or {@code >}. */
    private static byte[] sample(byte[] body) {
        var sample = new ByteArrayOutputStream();
        int start = 0;
        boolean beyond = false;
        for (int i = 0; i <= body.length && sample.size() < SAMPLE; i++) {
            boolean edge = i == body.length || body[i] == '<' || body[i] == '>' || i - start == SAMPLE;
            if (edge && beyond) {
                sample.write(body, start, i - start);
                sample.write(' ');
            }
            start = edge ? i + 1 : start;
            beyond = !edge && (beyond || body[i] < 0);
        }
        return sample.toByteArray();
    }

    private static String decoded(byte[] sample, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer chars = CharBuffer.allocate((int) (sample.length * (double) decoder.maxCharsPerByte()) + 1);
        decoder.decode(ByteBuffer.wrap(sample), chars, false);
        return chars.flip().toString();
    }

    private static String language(byte[] body) {
        Matcher language = LANGUAGE.matcher(new String(body, 0, Math.min(body.length, SAMPLE), ISO_8859_1));
        return language.find() ? language.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
