package tidings.story;

/** Where a date came from. Of two dates for one thing, the page's own word counts more than what others say of it. */
public enum DateSource {
    JSON_LD("json-ld"),
    META("meta"),
    TIME("time"),
    TEXT("text"),
    URL("url"),
    /** Shown beside the link by a page that lists the article. */
    LISTED("listed"),
    /** No page gave a date: the first time that the ledger saw the article. */
    FIRST_SEEN("first-seen");

    private final String label;

    DateSource(String label) {
        this.label = label;
    }

    /** The name that stands in the ledger and in answers; never changes. */
    public String label() {
        return label;
    }

    public static DateSource of(String label) {
        for (DateSource source : values()) {
            if (source.label.equals(label)) {
                return source;
            }
        }
        throw new IllegalArgumentException("no date source is called " + label);
    }

    /** Whether the article's own page gave the date. */
    public boolean isOwnPage() {
        return compareTo(LISTED) < 0;
    }
}
