package tidings;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** What became of a page, as a line of JSON for programs. */
public final class TakenJson {
    private static final JsonMapper JSON = new JsonMapper();

    private TakenJson() {}

    public static String line(Taken taken) {
        ObjectNode line = JSON.createObjectNode().put("page", taken.page());
        if (taken instanceof Taken.Refused refused) {
            return line.put("error", refused.reason()).toString();
        }
        Taken.Read read = (Taken.Read) taken;
        line.put("outcome", read.kept().outcome().name().toLowerCase(Locale.ROOT))
                .put("id", "urn:uuid:" + read.kept().main())
                .put("title", read.story().main().title())
                .put("url", read.story().main().url());
        var siblings = line.putArray("siblings");
        read.kept().siblings().forEach(id -> siblings.add("urn:uuid:" + id));
        return line.put("new_siblings", read.kept().newSiblings()).toString();
    }
}
