package tidings.ingest;

import org.jsoup.nodes.Element;

/** What marks an element as the title. */
final class TitleMarks {
    private static final long TITLE = Hints.bits("title");

    private TitleMarks() {}

    /** By microdata or microformats. */
    static boolean isMarked(Box box) {
        Element element = box.element;
        return isNamed(box) && (element.attr("itemprop").equals("headline") || element.hasClass("entry-title"))
                || box.classes.contains("p-name");
    }

    /** By the name that the page's authors gave it. */
    static boolean isNamed(Box box) {
        return (box.hints & TITLE) != 0;
    }
}
