package tidings.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import tidings.ingest.PageReader;
import tidings.ingest.Reading;
import tidings.source.Fetch;
import tidings.source.PageFiles;

/** A JSON list of saved pages, each told as a line. A row that fails is a line too. */
final class Manifest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int STEP = 100;

    private final Path file;
    private final PageFiles files;
    private final PageReader reader;

    Manifest(Path file, PageFiles files, PageReader reader) {
        this.file = file;
        this.files = files;
        this.reader = reader;
    }

    /** How many rows failed. */
    int tell(PrintWriter out, PrintWriter progress) {
        JsonNode rows = rows();
        int failed = 0;
        int done = 0;
        for (JsonNode row : rows) {
            String id = row.path("id").asText();
            String line = line(id, row);
            failed += line.startsWith("{\"id\":" + JSON.getNodeFactory().textNode(id) + ",\"error\"") ? 1 : 0;
            out.println(line);
            if (++done % STEP == 0) {
                progress.println(done + " of " + rows.size() + " pages");
            }
        }
        return failed;
    }

    private String line(String id, JsonNode row) {
        Path page = file.resolveSibling(row.path("file").asText());
        String url = row.path("url").asText(null);
        Fetch fetch = files.fetch(page, url);
        if (fetch instanceof Fetch.Failed no) {
            return error(id, no.reason());
        }
        Reading reading = reader.read(((Fetch.Fetched) fetch).page(), PreviewFeed.definition(page, url));
        return reading instanceof Reading.Read read
                ? StoryJson.line(id, read.story())
                : error(id, ((Reading.Refused) reading).reason());
    }

    private static String error(String id, String reason) {
        return JSON.createObjectNode().put("id", id).put("error", reason).toString();
    }

    private JsonNode rows() {
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
