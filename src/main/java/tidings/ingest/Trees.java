package tidings.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/**
 * A learnt model: small trees of questions ("linkDensity &lt; 0.4") whose answers add up to a score. Read from a resource in which a person
 * can read it too: a question, and indented below it first what follows from yes, then what follows from no.
 */
final class Trees {
    /** What a feature added to a score. */
    record Reason(String feature, double weight) {}

    private static final int LEAF = -1;
    private static final int NODE = 2;
    private static final int NO = 12;
    private static final int FEATURE = (1 << NO) - 1;

    private final List<String> names;
    private final double bias;
    private final int[] roots;
    /**
     * Two numbers a node, side by side as they are read: the feature that it asks for, or {@link #LEAF}, and above that by how much it goes
     * on for no; the bits of the threshold of a question or of the weight of a leaf. For yes it goes on with the next node.
     */
    private final int[] nodes;

    /** By node: the mean of the leaves below. */
    private final float[] mean;

    private Trees(List<String> names, double bias, List<Integer> roots, List<Node> nodes) {
        this.names = names;
        this.bias = bias;
        this.roots = roots.stream().mapToInt(i -> i * NODE).toArray();
        this.nodes = nodes.stream()
                .flatMapToInt(n -> IntStream.of(n.feature | n.no * NODE << NO, Float.floatToRawIntBits(n.value)))
                .toArray();
        this.mean = new float[nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            mean[i] = nodes.get(i).mean;
        }
    }

    /** @param names of the features, in the order of a row */
    static Trees load(String resource, List<String> names) {
        return new Reader(resource, names).read();
    }

    /** The probability that the model gives the row, from 0 to 1. */
    double probability(float[] row) {
        double sum = bias;
        for (int root : roots) {
            int node = root;
            for (int asked = nodes[node]; asked != LEAF; asked = nodes[node]) {
                node += step(row, node, asked);
            }
            sum += Float.intBitsToFloat(nodes[node + 1]);
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private int step(float[] row, int node, int asked) {
        return row[asked & FEATURE] < Float.intBitsToFloat(nodes[node + 1]) ? NODE : asked >> NO;
    }

    /** The features that moved the score most, the strongest first. */
    List<Reason> reasons(float[] row, int most) {
        Map<String, Double> weights = new HashMap<>();
        for (int root : roots) {
            for (int node = root; nodes[node] != LEAF; ) {
                int next = node + step(row, node, nodes[node]);
                String feature = names.get(nodes[node] & FEATURE);
                weights.merge(feature, (double) mean[next / NODE] - mean[node / NODE], Double::sum);
                node = next;
            }
        }
        return weights.entrySet().stream()
                .map(e -> new Reason(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingDouble(r -> -Math.abs(r.weight())))
                .limit(most)
                .toList();
    }

    /** @param no by how many nodes it goes on for no */
    private record Node(int feature, float value, int no, float mean) {}

    private static final class Reader {
        private final String resource;
        private final List<String> names;
        private final Iterator<String> lines;
        private final List<Node> nodes = new ArrayList<>();

        Reader(String resource, List<String> names) {
            this.resource = resource;
            this.names = names;
            this.lines = Words.lines(resource).iterator();
        }

        Trees read() {
            double bias = Double.parseDouble(lines.next().strip());
            var roots = new ArrayList<Integer>();
            while (lines.hasNext()) {
                roots.add(node());
            }
            return new Trees(names, bias, roots, nodes);
        }

        private int node() {
            String line = lines.next().strip();
            int sign = line.indexOf(" < ");
            int at = nodes.size();
            nodes.add(null);
            nodes.set(at, sign < 0 ? leaf(line) : question(line, sign));
            return at;
        }

        private static Node leaf(String line) {
            float value = Float.parseFloat(line);
            return new Node(LEAF, value, 0, value);
        }

        private Node question(String line, int sign) {
            int feature = names.indexOf(line.substring(0, sign));
            if (feature < 0) {
                throw new NoSuchElementException(resource + " asks for an unknown feature: " + line);
            }
            int at = nodes.size() - 1;
            int yes = node();
            int no = node();
            float mean = (nodes.get(yes).mean + nodes.get(no).mean) / 2;
            return new Node(feature, Float.parseFloat(line.substring(sign + 3)), no - at, mean);
        }
    }
}
