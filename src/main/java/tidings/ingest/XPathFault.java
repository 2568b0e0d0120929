package tidings.ingest;

/** Text that is no XPath expression; the message says in a clause why. */
final class XPathFault extends Exception {
    private static final long serialVersionUID = 1;

    XPathFault(String what) {
        super(what, null, false, false);
    }
}
