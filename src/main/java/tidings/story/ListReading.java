package tidings.story;

/** What came of reading a document that should list articles. */
public sealed interface ListReading {
    /** It lists these. */
    record Read(Headlines headlines) implements ListReading {}

    /**
     * It does not.
     *
     * @param reason a clause that continues "DOCUMENT: "
     */
    record Refused(String reason) implements ListReading {}
}
