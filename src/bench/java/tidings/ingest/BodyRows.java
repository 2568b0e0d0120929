package tidings.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tidings.story.Page;

/**
 * Prints what the body model sees of the pages of manifests, a JSON line a page, for the model to be learnt from. Usage: {@code BodyRows
 * OPINIONS|- MANIFEST...}, where OPINIONS holds what the first pass thought, and the rows are then those of the second pass.
 */
public final class BodyRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BodyRows() {}

    public static void main(String[] args) throws IOException {
        Map<String, double[]> first = args[0].equals("-") ? Map.of() : opinions(Path.of(args[0]));
        for (String manifest : List.of(args).subList(1, args.length)) {
            String set = Path.of(manifest).toAbsolutePath().getParent().getFileName().toString();
            for (Page page : BenchPages.of(manifest)) {
                print(set, page, first.get(set + "/" + page.name()));
            }
        }
    }

    private static Map<String, double[]> opinions(Path file) throws IOException {
        var opinions = new HashMap<String, double[]>();
        for (String line : Files.readAllLines(file)) {
            JsonNode page = JSON.readTree(line);
            opinions.put(page.get("set").textValue() + "/" + page.get("id").textValue(), JSON.convertValue(page.get("first"), double[].class));
        }
        return opinions;
    }

    private static void print(String set, Page page, double[] first) {
        BodyModel.Input input = HtmlReader.modelInput(page, BenchPages.feed());
        List<String> names = first == null ? FeatureNames.ALL : Opinions.ROW;
        ObjectNode line = JSON.createObjectNode();
        line.put("set", set).put("id", page.name()).put("url", page.url());
        names.forEach(line.putArray("names")::add);
        ArrayNode texts = line.putArray("texts");
        ArrayNode rows = line.putArray("rows");
        ArrayNode taken = line.putArray("taken");
        Numbering kinds = Numbering.of(input.outline().blocks(), Block::kind);
        Opinions opinions = first == null ? null : new Opinions(input.outline().blocks(), kinds, first);
        var features = new Features(input, kinds, names.size());
        for (Block block : input.outline().blocks()) {
            float[] row = features.of(block);
            if (opinions != null) {
                opinions.write(block, row, FeatureNames.ALL.size());
            }
            texts.add(block.text());
            taken.add(block.isAttached() ? 0 : 1);
            ArrayNode values = rows.addArray();
            for (float value : row) {
                values.add(Math.round(value * 1000) / 1000.0);
            }
        }
        System.out.println(line);
    }
}
