package tidings.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tidings.ingest.PageReader;
import tidings.ingest.Reading;
import tidings.source.Fetch;
import tidings.story.Address;

/** A JSON list of pages, saved ones or addresses, each told as a line. A row that fails is a line too. */
final class Manifest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int STEP = 100;

    private final Path file;
    private final Pages pages;
    private final PageReader reader;
    private final RulesOption rules;
    private final Refusals refusals;

    Manifest(Path file, Pages pages, PageReader reader, RulesOption rules, Refusals refusals) {
        this.file = file;
        this.pages = pages;
        this.reader = reader;
        this.rules = rules;
        this.refusals = refusals;
    }

    void tell(PrintWriter out, PrintWriter progress) {
        JsonNode rows = rows(file);
        int done = 0;
        for (JsonNode row : rows) {
            String id = row.path("id").asText();
            Reading reading = read(row, url(id, row, progress));
            if (reading instanceof Reading.Read read) {
                out.println(StoryJson.line(id, read.story()));
            } else if (reading instanceof Reading.Refused refused) {
                out.println(JSON.createObjectNode().put("id", id).put("error", refused.reason()));
                refusals.count();
            }
            out.flush();
            if (++done % STEP == 0) {
                progress.println(done + " of " + rows.size() + " pages");
            }
        }
    }

    /** The address that the row gives; a page of which it gives none that can be one is read without. */
    private static @Nullable String url(String id, JsonNode row, PrintWriter progress) {
        String url = row.path("url").asText("");
        if (!url.isBlank() && Address.resolve(null, url).isEmpty()) {
            progress.println(id + ": read without its url, which is no address of the web: " + url);
            return null;
        }
        return url.isBlank() ? null : url;
    }

    private Reading read(JsonNode row, @Nullable String url) {
        String page = row.path("file").asText("").isEmpty() && url != null
                ? url
                : file.resolveSibling(row.path("file").asText()).toString();
        Fetch fetch = pages.fetch(page, url);
        return fetch instanceof Fetch.Fetched fetched
                ? reader.read(fetched.page(), rules.in(PreviewFeed.definition(page, url)))
                : new Reading.Refused(((Fetch.NoPage) fetch).reason());
    }

    /** The rows of a manifest. */
    static JsonNode rows(Path file) {
        try {
            JsonNode rows = JSON.readTree(file.toFile());
            if (!rows.isArray()) {
                throw new BadInputException(file + ": is not a JSON list of {\"id\", \"file\", \"url\"}");
            }
            return rows;
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read (" + e.getMessage() + ")");
        }
    }
}
