package tidings.ingest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jsoup.Jsoup;
import tidings.Attacks;
import tidings.story.Story;

/** Hostile fragments as Tidings publishes them, in files for a browser; and how long hostile pages take. */
final class AttackTool {
    private AttackTool() {}

    /** @param args {@code write VECTORS FOLDER STRIDE}, {@code time VECTORS} */
    public static void main(String[] args) throws IOException {
        if (args.length == 4 && args[0].equals("write")) {
            write(Path.of(args[1]), Path.of(args[2]), Integer.parseInt(args[3]));
        } else if (args.length == 2 && args[0].equals("time")) {
            time(Path.of(args[1]));
        } else {
            System.err.println("usage: AttackTool write xss.jsonl FOLDER STRIDE | AttackTool time malformed.jsonl");
            System.exit(2);
        }
    }

    /** Of every so many fragments: cleaned alone, our page of an article made of it, and its entry as a reader shows it. */
    static void write(Path vectors, Path folder, int stride) throws IOException {
        Files.createDirectories(folder);
        int number = 0;
        for (var vector : Attacks.read(vectors).entrySet()) {
            if (number++ % stride != 0) {
                continue;
            }
            String id = vector.getKey();
            String html = vector.getValue();
            Files.writeString(
                    folder.resolve(id + ".html"),
                    Cleaner.clean(Jsoup.parse(html, "https://town.example/a/").body())
                            .html());
            Optional<Story> story = Attacks.story(Attacks.page(html));
            if (story.isPresent()) {
                Files.writeString(folder.resolve(id + "-page.html"), Attacks.articlePage(story.get()));
                Files.writeString(folder.resolve(id + "-feed.html"), Attacks.inReader(story.get()));
            } else {
                System.err.println("refused: " + id);
            }
        }
    }

    private static void time(Path vectors) throws IOException {
        var cpu = ManagementFactory.getThreadMXBean();
        long longest = 0;
        String slowest = "";
        int read = 0;
        var fragments = Attacks.read(vectors);
        for (var fragment : fragments.entrySet()) {
            long start = cpu.getCurrentThreadCpuTime();
            Optional<Story> story = Attacks.story(fragment.getValue());
            Optional<Story> wrapped = Attacks.story(Attacks.bodyOfPage(fragment.getValue()));
            long took = cpu.getCurrentThreadCpuTime() - start;
            read += (story.isPresent() ? 1 : 0) + (wrapped.isPresent() ? 1 : 0);
            if (took > longest) {
                longest = took;
                slowest = fragment.getKey();
            }
        }
        System.out.printf(
                "%d pages, %d read, the others refused; slowest %s with %d ms of CPU%n",
                2 * fragments.size(), read, slowest, longest / 1_000_000);
    }
}
