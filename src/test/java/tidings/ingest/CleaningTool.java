package tidings.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The cleaner on its own, for the benchmarks in {@code src/bench}. */
final class CleaningTool {
    private static final JsonMapper JSON = new JsonMapper();

    private CleaningTool() {}

    /** {@code clean}: a line of JSON with html and base in, a line with what was made of it out. {@code time INDEX}: see speed(). */
    public static void main(String[] args) throws IOException {
        if (args.length == 1 && args[0].equals("clean")) {
            clean();
        } else if (args.length == 2 && args[0].equals("time")) {
            time(Path.of(args[1]));
        } else {
            System.err.println("usage: CleaningTool clean < fragments.jsonl | CleaningTool time index.json");
        }
    }

    private static void clean() throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        var out = new PrintStream(System.out, false, UTF_8);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonNode fragment = JSON.readTree(line);
            String base = fragment.path("base").asText("https://town.example/");
            Document page = Jsoup.parse(fragment.path("html").asText(), base);
            Body body = Cleaner.clean(page.body());
            out.println(JSON.createObjectNode()
                    .put("html", body.html())
                    .put("text", body.text())
                    .put("cut", body.cut()));
        }
        out.flush();
    }

    /** CPU time of cleaning the element with the most paragraphs, and of parsing its page: median of their quotients, warm. */
    private static void time(Path index) throws IOException {
        List<String> pages = new ArrayList<>();
        for (JsonNode page : JSON.readTree(index.toFile())) {
            Path file = index.resolveSibling(page.path("file").asText());
            byte[] bytes = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file))).readAllBytes();
            pages.add(Jsoup.parse(new ByteArrayInputStream(bytes), null, "https://town.example/")
                    .outerHtml());
        }
        for (int warm = 0; warm < 4; warm++) {
            pages.forEach(CleaningTool::quotient);
        }
        double[] body =
                pages.stream().mapToDouble(CleaningTool::quotient).sorted().toArray();
        System.out.printf(
                "cleaning a body / parsing its page: median %.3f, mean %.3f, 90 of 100 below %.3f (%d pages)%n",
                body[body.length / 2],
                Arrays.stream(body).average().orElse(0),
                body[body.length * 9 / 10],
                body.length);
    }

    private static double quotient(String html) {
        var cpu = ManagementFactory.getThreadMXBean();
        int rounds = 5;
        double best = Double.MAX_VALUE;
        double parse = Double.MAX_VALUE;
        for (int i = 0; i < rounds; i++) {
            long start = cpu.getCurrentThreadCpuTime();
            Document page = Jsoup.parse(html, "https://town.example/");
            long parsed = cpu.getCurrentThreadCpuTime();
            Element story = story(page);
            long found = cpu.getCurrentThreadCpuTime();
            Cleaner.clean(story);
            parse = Math.min(parse, parsed - start);
            best = Math.min(best, cpu.getCurrentThreadCpuTime() - found);
        }
        return best / parse;
    }

    private static Element story(Document page) {
        Element best = page.body();
        int most = 0;
        for (Element p : page.select("p")) {
            Element box = p.parent() == null ? p : p.parent();
            int length = box.children().stream()
                    .filter(c -> c.normalName().equals("p"))
                    .mapToInt(c -> c.text().length())
                    .sum();
            if (length > most) {
                most = length;
                best = box;
            }
        }
        return best;
    }
}
