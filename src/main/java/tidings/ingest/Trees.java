package tidings.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * A learnt model: small trees of questions ("linkDensity &lt; 0.4") whose answers add up to a score. Read from a resource in which a person
 * can read it too: a question, and indented below it first what follows from yes, then what follows from no.
 */
final class Trees {
    /** What a feature added to a score. */
    record Reason(String feature, double weight) {}

    private static final int LEAF = -1;

    private final List<String> names;
    private final double bias;
    private final int[] roots;
    private final int[] feature;
    /** The threshold of a question, the weight of a leaf. */
    private final float[] value;

    /** Where it goes on from no; from yes it goes on with the next node. */
    private final int[] no;

    /** The mean of the leaves below. */
    private final float[] mean;

    private Trees(List<String> names, double bias, List<Integer> roots, List<Node> nodes) {
        this.names = names;
        this.bias = bias;
        this.roots = roots.stream().mapToInt(i -> i).toArray();
        this.feature = nodes.stream().mapToInt(n -> n.feature).toArray();
        this.no = nodes.stream().mapToInt(n -> n.no).toArray();
        this.value = new float[nodes.size()];
        this.mean = new float[nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            value[i] = nodes.get(i).value;
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
            for (int asked = feature[node]; asked != LEAF; asked = feature[node]) {
                node = row[asked] < value[node] ? node + 1 : no[node];
            }
            sum += value[node];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** The features that moved the score most, the strongest first. */
    List<Reason> reasons(float[] row, int most) {
        Map<String, Double> weights = new HashMap<>();
        for (int root : roots) {
            for (int node = root; feature[node] != LEAF; ) {
                int next = row[feature[node]] < value[node] ? node + 1 : no[node];
                weights.merge(names.get(feature[node]), (double) mean[next] - mean[node], Double::sum);
                node = next;
            }
        }
        return weights.entrySet().stream()
                .map(e -> new Reason(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingDouble(r -> -Math.abs(r.weight())))
                .limit(most)
                .toList();
    }

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
            int yes = node();
            int no = node();
            float mean = (nodes.get(yes).mean + nodes.get(no).mean) / 2;
            return new Node(feature, Float.parseFloat(line.substring(sign + 3)), no, mean);
        }
    }
}
