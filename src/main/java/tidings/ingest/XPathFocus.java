package tidings.ingest;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What an expression is asked of (XPath 1.0, 1).
 *
 * @param node a jsoup node or an {@link XPathAttribute}
 * @param position of the node among those that a step came to, from 1
 * @param size how many those are
 * @param work nodes that may still be looked at
 */
record XPathFocus(Object node, int position, int size, AtomicLong work) {
    /** Rules are written by hand for pages that nobody has seen: together they must not take for ever. */
    private static final long MAX_WORK = 5_000_000;

    /** The focus of a whole expression. */
    static XPathFocus on(Object node) {
        return new XPathFocus(node, 1, 1, new AtomicLong(MAX_WORK));
    }

    XPathFocus at(Object other, int place, int places) {
        return new XPathFocus(other, place, places, work);
    }

    /** @throws TooMuchWork so that a page on which an expression would take minutes is as one where it matches nothing */
    void spend(long amount) {
        if (work.addAndGet(-amount) < 0) {
            throw new TooMuchWork();
        }
    }

    /** The expression is given up on this page. */
    static final class TooMuchWork extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMuchWork() {
            super("too much work", null, false, false);
        }
    }
}
