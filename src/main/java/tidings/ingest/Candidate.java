package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** A run of nodes that may be a block of siblings. */
final class Candidate {
    /** By which it was found. */
    final String rule;

    final @Nullable String heading;
    final Says says;
    /** Where its heading stands, if it has one of its own. */
    @Nullable
    Box head;

    /** What it is made of, in the page's order; taken off the page if it is taken. */
    final List<Node> nodes = new ArrayList<>();
    /** Those of its nodes that are elements. */
    final List<Box> boxes = new ArrayList<>();

    final List<Cards.Card> cards = new ArrayList<>();
    final Listing listing = new Listing();
    /** Cards that show no title. */
    int untitled;

    /** The words over a block. */
    record Over(String rule, @Nullable String heading, Says says) {}

    Candidate(Over over) {
        this.rule = over.rule;
        this.heading = over.heading;
        this.says = over.says;
    }

    /** Its place on the page. */
    int order() {
        return boxes.isEmpty() ? Integer.MAX_VALUE : boxes.get(0).order;
    }

    void add(Node node, @Nullable Box box) {
        nodes.add(node);
        if (box != null) {
            boxes.add(box);
        }
    }

    /** For the trail. */
    @Override
    public String toString() {
        String over = heading == null ? "" : heading + ": ";
        return over + listing;
    }
}
