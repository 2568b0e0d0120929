package tidings.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import tidings.ingest.Explanation;

/** Why a page was read as it was, as a line of JSON. */
final class ExplanationJson {
    private static final JsonMapper JSON = new JsonMapper();

    private ExplanationJson() {}

    /** @param outcome what came of it, in a few words */
    static String line(String name, String outcome, Explanation why) {
        ObjectNode line = JSON.createObjectNode().put("page", name).put("outcome", outcome);
        var findings = line.putArray("findings");
        why.findings()
                .forEach(f -> findings.addObject()
                        .put("field", f.field())
                        .put("rule", f.rule())
                        .put("value", f.value())
                        .put("score", f.score())
                        .put("taken", f.isTaken())
                        .put("reason", f.isTaken() ? null : f.reason()));
        var cuts = line.putArray("cuts");
        why.cuts()
                .forEach(c -> cuts.addObject()
                        .put("where", c.where())
                        .put("words", c.words())
                        .put("reason", c.reason()));
        return line.toString();
    }
}
