package tidings.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import tidings.Taken;

/** What became of a page, as a line of JSON for scripts. */
final class TakenJson {
    private static final JsonMapper JSON = new JsonMapper();

    private TakenJson() {}

    static String line(Taken taken) {
        ObjectNode line = JSON.createObjectNode().put("page", taken.page());
        if (taken instanceof Taken.Refused refused) {
            return line.put("error", refused.reason()).toString();
        }
        Taken.Read kept = (Taken.Read) taken;
        return line.put("outcome", kept.kept().outcome().name().toLowerCase(Locale.ROOT))
                .put("id", "urn:uuid:" + kept.kept().main())
                .put("title", kept.story().main().title())
                .put("siblings", kept.story().siblings().size())
                .put("new_siblings", kept.kept().newSiblings())
                .toString();
    }
}
