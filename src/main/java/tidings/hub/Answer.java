package tidings.hub;

/** What the hub says to who asks for something. */
public sealed interface Answer {
    /** It will find out whether the subscriber means it. */
    record Accepted() implements Answer {}

    /**
     * It will not.
     *
     * @param status of HTTP
     * @param reason a sentence
     */
    record Refused(int status, String reason) implements Answer {}
}
