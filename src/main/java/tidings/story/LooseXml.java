package tidings.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * XML as the web serves it, mended so that a parser of XML can read it: decoded by what the bytes are rather than by what they are called,
 * without what stands before it, without a document type (and so without entities of its own), without characters that XML forbids, with
 * every ampersand escaped and every prefix declared. Elements that are not closed stay so. The time is linear in the length.
 */
public final class LooseXml {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int HEAD = 4096;
    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml[^<>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
    private static final Pattern PARAMETER = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");
    private static final Pattern ROOT =
            Pattern.compile("<\\?xml[\\s?]|<(?:rss|feed|rdf:RDF|urlset|sitemapindex|\\w{1,20}:feed)[\\s>]");
    private static final Pattern DECLARATION = Pattern.compile("\\A<\\?xml[^>]{0,400}\\?>\\s*");

    private LooseXml() {}

    /**
     * @param body as it came, not packed
     * @param contentType the header that it came with, or null
     * @return characters, so that an encoding that is declared within means nothing any more
     */
    public static String mended(byte[] body, @Nullable String contentType) {
        String text = fromRoot(decoded(body, contentType));
        text = withoutDoctype(DECLARATION.matcher(text).replaceFirst(""));
        return Prefixes.declared(Ampersands.escaped(XmlText.legal(text)));
    }

    /** What the bytes can be: a mark first, UTF-8 where they are nothing else, then what they are called. */
    public static String decoded(byte[] body, @Nullable String contentType) {
        Charset wide = wide(body);
        if (wide != null) {
            return withoutMark(new String(body, wide));
        }
        Optional<String> utf8 = utf8(body);
        if (utf8.isPresent()) {
            return withoutMark(utf8.get());
        }
        Charset charset = labelled(DECLARED, new String(body, 0, Math.min(body.length, HEAD), ISO_8859_1))
                .or(() -> contentType == null ? Optional.empty() : labelled(PARAMETER, contentType))
                .orElse(WESTERN);
        String text = new String(body, charset);
        return withoutMark(charset.equals(UTF_8) && isMostlyBroken(text) ? new String(body, WESTERN) : text);
    }

    /** A broken character or two leave UTF-8 what it is. */
    private static boolean isMostlyBroken(String text) {
        long beyond = text.chars().filter(c -> c >= 0x80 && c != '\ufffd').count();
        return text.chars().filter(c -> c == '\ufffd').count() > beyond;
    }

    private static Optional<String> utf8(byte[] body) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Charset wide(byte[] body) {
        if (body.length < 4) {
            return null;
        }
        int start = (body[0] & 0xff) << 8 | body[1] & 0xff;
        return start == 0xfeff || start == '<' ? UTF_16BE : start == 0xfffe || start == '<' << 8 ? UTF_16LE : null;
    }

    private static Optional<Charset> labelled(Pattern pattern, String text) {
        Matcher label = pattern.matcher(text);
        try {
            return label.find() ? Optional.of(superset(Charset.forName(label.group(1)))) : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** A label of Latin-1 means Windows' superset; one of UTF-16 would have shown. */
    private static Charset superset(Charset charset) {
        boolean western = charset.equals(ISO_8859_1) || charset.name().equals("US-ASCII");
        return western ? WESTERN : charset.name().startsWith("UTF-") ? UTF_8 : charset;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** Without blanks, warnings of programs and the like before the document. */
    private static String fromRoot(String text) {
        Matcher root = ROOT.matcher(text).region(0, Math.min(text.length(), HEAD));
        return root.find() ? text.substring(root.start()) : text.stripLeading();
    }

    /** Entities could be made to grow without end, or to read files; no list of articles needs any. */
    private static String withoutDoctype(String text) {
        int start = text.indexOf("<!DOCTYPE");
        if (start < 0
                || Ampersands.NAME_START
                        .matcher(text.substring(0, Math.min(start, HEAD)))
                        .find()) {
            return text; // none, or one inside the document, at which the parser will stop
        }
        int end = text.indexOf('>', start);
        int subset = text.indexOf('[', start);
        if (subset >= 0 && subset < end) {
            int close = text.indexOf("]>", subset);
            end = close < 0 ? text.indexOf("]", subset) : close + 1;
        }
        return end < 0 ? "" : text.substring(0, start) + text.substring(end + 1);
    }
}
