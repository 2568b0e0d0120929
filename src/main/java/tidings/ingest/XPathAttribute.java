package tidings.ingest;

import org.jsoup.nodes.Element;

/** An attribute as a node, which it is to XPath (XPath 1.0, 5.3) and not to jsoup. */
record XPathAttribute(Element owner, String name) {
    String value() {
        return owner.attr(name);
    }
}
