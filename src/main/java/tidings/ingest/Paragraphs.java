package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Boxes that stand for paragraphs. */
final class Paragraphs {
    private static final Pattern BOX = Pattern.compile("div|section|article|main|header|center|address|hgroup|body");
    private static final Evaluator BLOCKS =
            QueryParser.parse("p, div, ul, ol, dl, table, figure, blockquote, pre, h2, h3, h4, h5, h6, hr, section");

    private Paragraphs() {}

    static boolean isBox(Element element) {
        return BOX.matcher(element.normalName()).matches();
    }

    /** Two line breaks in a row are how pages without paragraphs part them. */
    static void split(Element page) {
        var seconds = new ArrayList<Node>();
        seconds(page, seconds);
        for (Node br : seconds) {
            if (br.parent() instanceof Element box && isBox(box) && isBreakBefore(br)) {
                part(box);
            }
        }
    }

    /** The later break of each pair. A plain walk: every page pays for it. */
    private static void seconds(Element box, List<Node> seconds) {
        for (int i = 0; i < box.childNodeSize(); i++) {
            if (box.childNode(i) instanceof Element child) {
                if (isBreak(child) && isBreakBefore(child)) {
                    seconds.add(child);
                }
                seconds(child, seconds);
            }
        }
    }

    /** Whether nothing but space is between this break and the one before it. */
    private static boolean isBreakBefore(Node br) {
        Node before = br.previousSibling();
        while (before instanceof TextNode text && text.isBlank()) {
            before = before.previousSibling();
        }
        return before != null && isBreak(before);
    }

    private static void part(Element box) {
        Element paragraph = new Element("p");
        List<Element> parts = new ArrayList<>(List.of(paragraph));
        for (Node node : List.copyOf(box.childNodes())) {
            if (node instanceof Element e && (e.isBlock() || e.selectFirst(BLOCKS) != null)) {
                parts.add(e);
                parts.add(paragraph = new Element("p"));
            } else if (isBreak(node)
                    && node.nextElementSibling() != null
                    && isBreak(node.nextElementSibling())
                    && !paragraph.childNodes().isEmpty()) {
                parts.add(paragraph = new Element("p"));
            } else if (!isBreak(node) || !paragraph.childNodes().isEmpty()) {
                paragraph.appendChild(node);
            }
        }
        box.empty();
        parts.stream()
                .filter(p -> !p.childNodes().isEmpty() || !p.normalName().equals("p"))
                .forEach(box::appendChild);
    }

    private static boolean isBreak(Node node) {
        return node.normalName().equals("br");
    }

    /** Runs of text and inline elements that stand directly in a box become paragraphs. */
    static void wrap(Element box) {
        List<Node> run = new ArrayList<>();
        for (Node node : List.copyOf(box.childNodes())) {
            if (node instanceof Element e && (e.isBlock() || e.selectFirst(BLOCKS) != null)) {
                close(run);
            } else {
                run.add(node);
            }
        }
        close(run);
    }

    private static void close(List<Node> run) {
        Optional<Node> first = run.stream().filter(n -> !isSpace(n)).findFirst();
        if (first.isPresent()) {
            Element paragraph = new Element("p");
            first.get().before(paragraph);
            run.stream().dropWhile(n -> n != first.get()).forEach(paragraph::appendChild);
        }
        run.clear();
    }

    /** Takes the space away with which a paragraph begins or ends; nobody sees it, and it hides that two texts are the same. */
    static void trim(Element paragraph) {
        if (paragraph.firstChild() instanceof TextNode first) {
            first.text(first.getWholeText().stripLeading());
        }
        if (paragraph.lastChild() instanceof TextNode last) {
            last.text(last.getWholeText().stripTrailing());
        }
    }

    private static boolean isSpace(Node node) {
        return node instanceof TextNode text ? text.isBlank() : !(node instanceof Element);
    }
}
