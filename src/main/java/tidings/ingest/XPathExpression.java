package tidings.ingest;

/** A part of an XPath expression, ready to be asked. */
interface XPathExpression {
    /** A {@link String}, {@link Double} or {@link Boolean}, or a {@code List} of nodes in the page's order. */
    Object value(XPathFocus focus);
}
