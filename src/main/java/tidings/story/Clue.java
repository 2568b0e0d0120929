package tidings.story;

import java.time.Duration;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A reason to think that an article that was read is one that is known: the known one bears this key.
 *
 * @param key as the ledger keeps it
 * @param kind how much it tells
 */
public record Clue(String key, Kind kind) {
    /** From what tells most to what tells least. */
    public enum Kind {
        /** Its own address: an article may have several, but this one is no other's. */
        ADDRESS,
        /** Its site says that the known article's address has moved to its own for good. */
        MOVED,
        /** Its page stands, or says that it stands, at the known article's address, too. */
        OTHER_ADDRESS,
        /** At an address at which the known article's page stood once; what stands there may change. */
        ALIAS,
        /** The addresses look like two forms of one. */
        LIKELY,
        /** The id that its site gave it. */
        SITE_ID,
        /** Title and time on one site. */
        DATED,
        /** Title and text on one site. */
        WORDS,
        /** No more than that a story's page lists something of this title. */
        LISTING
    }

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** Different words that two bodies must share at least, and their share of all. */
    private static final int FEW = 20;

    private static final double ALIKE = 0.8;

    /** Between the day that a list gives and the hour that the page gives. */
    private static final Duration ROUGHLY = Duration.ofHours(36);

    /** Whether the known article, which bears this key, and the one that was read are one. */
    public boolean joins(Article known, Article read) {
        return switch (kind) {
            case ADDRESS -> true;
            case MOVED -> !isDatedOtherwise(known, read);
            case OTHER_ADDRESS -> isOnlyShown(known, read) || isTimedAlike(known, read) || isTitledAlike(known, read);
            case ALIAS -> isOnlyShown(known, read) || isTitledAlike(known, read);
            case LIKELY ->
                Identity.isSameTitle(known, read) && (isOnlyShown(known, read) || isTitledAlike(known, read));
            case SITE_ID ->
                isOneWithoutAddress(known, read) && (isDatedAlike(known, read) || isTitledAlike(known, read));
            case DATED -> isOneWithoutAddress(known, read) && !isDatedOtherwise(known, read);
            case WORDS ->
                isOneWithoutAddress(known, read)
                        ? !isDatedOtherwise(known, read)
                        : isDatedAlike(known, read) && !surplus(known, read).isEmpty();
            case LISTING -> isOneWithoutAddress(known, read);
        };
    }

    /**
     * Whether two known articles are one because what was read is both, though each has a page of its own. Sites send readers of what they
     * took away to something else.
     */
    public boolean joinsKnown(Article one, Article other) {
        return kind == Kind.MOVED
                ? new Clue(key, Kind.OTHER_ADDRESS).joins(one, other) || joins(one, other) && isToldAlike(one, other)
                : joins(one, other);
    }

    /** Whether most words of the two bodies are the same. */
    private static boolean isToldAlike(Article one, Article other) {
        Set<String> words = words(one);
        Set<String> others = words(other);
        var common = new HashSet<>(words);
        common.retainAll(others);
        return common.size() >= FEW && 2.0 * common.size() / (words.size() + others.size()) >= ALIKE;
    }

    private static Set<String> words(Article article) {
        String text = article.html() == null ? "" : String.join(" ", XmlText.lines(article.html()));
        return Set.of(NO_WORD.splitAsStream(text).distinct().toArray(String[]::new));
    }

    /** The parameters in which the two addresses differ, if these carry no article. */
    public static Set<String> surplus(Article known, Article read) {
        if (known.url() == null || read.url() == null) {
            return Set.of();
        }
        return Twins.surplus(Address.key(known.url()), Address.key(read.url()));
    }

    /** One of them is known by what other pages show of it, in their words, and nearly by its day. */
    private static boolean isOnlyShown(Article known, Article read) {
        return (isShown(known) || read.isHeadline()) && !isDatedFarOff(known, read);
    }

    /** What has lost its body had a page of its own once, and its date. */
    private static boolean isShown(Article known) {
        return known.isHeadline()
                && (known.published() == null || !known.published().source().isOwnPage());
    }

    private static boolean isDatedFarOff(Article known, Article read) {
        return known.published() != null
                && read.published() != null
                && Duration.between(known.published().at(), read.published().at())
                                .abs()
                                .compareTo(ROUGHLY)
                        > 0;
    }

    private static boolean isTitledAlike(Article known, Article read) {
        return Identity.isSameTitle(known, read) && !isDatedOtherwise(known, read);
    }

    static boolean isOneWithoutAddress(Article known, Article read) {
        return known.url() == null || read.url() == null;
    }

    /** Midnight is that of a day without a time, which many share. */
    private static boolean isTimedAlike(Article known, Article read) {
        ArticleDate published = known.published();
        return published != null
                && isDatedAlike(known, read)
                && !published.inItsZone().toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private static boolean isDatedAlike(Article known, Article read) {
        return known.published() != null && read.published() != null && !isDatedOtherwise(known, read);
    }

    private static boolean isDatedOtherwise(Article known, Article read) {
        return known.published() != null
                && read.published() != null
                && !known.published().at().equals(read.published().at());
    }

    /** Whether a page that told the one article last time tells the same in the other: corrected in its title or in its date, not in both. */
    public static boolean isCorrected(Article known, Article read) {
        return isOneWithoutAddress(known, read)
                && (Identity.isSameTitle(known, read)
                        || isDatedAlike(known, read)
                        || known.published() == null && read.published() != null);
    }
}
