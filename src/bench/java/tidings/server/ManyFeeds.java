package tidings.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import tidings.Feeds;
import tidings.Publisher;
import tidings.Status;
import tidings.feed.Addresses;
import tidings.feed.Documents;
import tidings.feed.Shelf;
import tidings.ingest.PageReader;
import tidings.source.PageFiles;
import tidings.store.SqlLedger;
import tidings.story.Catalogue;
import tidings.story.Document;
import tidings.story.DocumentVersion;
import tidings.story.FeedDefinition;
import tidings.story.Format;
import tidings.story.Ledger;

/**
 * A server of very many feeds, whose documents share their bytes: how long it takes to start, what it holds, how fast it answers polls of one
 * feed and of all of them at random, and how long the first poll of a feed takes. Needs wrk. The argument: how many feeds.
 */
public final class ManyFeeds {
    private static final int ROUNDS = 7;
    private static final int LINKS = 20_000; // a file has room for 65,000 names
    private static final String LUA = """
            local feeds = %d
            math.randomseed(1)
            request = function()
              return wrk.format("GET", "/feeds/f" .. math.random(0, feeds - 1) .. "/atom.xml", {["Accept-Encoding"] = "gzip"%s})
            end
            """;

    private ManyFeeds() {}

    public static void main(String[] args) throws Exception {
        int many = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("many-feeds");
        List<FeedDefinition> feeds =
                IntStream.range(0, many).mapToObj(i -> Feeds.named("f" + i)).toList();
        var shelf = new Shelf(folder.resolve("documents"));
        var addresses = new Addresses("http://127.0.0.1");
        var documents = new Documents(addresses);
        try (Ledger ledger = SqlLedger.open(folder.resolve("t.db").toString(), null, Clock.systemUTC())) {
            long start = System.nanoTime();
            fill(feeds, ledger, shelf, documents, folder);
            tell("written", start);
            Catalogue catalogue = new Catalogue(feeds, Set.of());
            var metrics = new Metrics();
            var owners = new Owners(
                    new Tokens(List.of()), new Status(ledger, f -> List.of(), Clock.systemUTC()), metrics, Clock.systemUTC());
            var publisher = new Publisher(
                    new PageFiles(), new PageReader(), ledger, documents, shelf, Clock.systemUTC());
            start = System.nanoTime();
            int port = tidings.House.freePort();
            var server = new FeedServer(
                    () -> catalogue, ledger, publisher, documents, shelf, addresses, owners, null, "127.0.0.1", port,
                    PollLimits.NONE);
            var starting = new Thread(server::start);
            starting.start();
            while (status(port, "f0") != 200) {
                Thread.sleep(50);
            }
            tell("first answer", start);
            starting.join();
            tell("all looked at", start);
            System.gc();
            Runtime heap = Runtime.getRuntime();
            System.out.printf("heap in use: %d MB of %d%n", (heap.totalMemory() - heap.freeMemory()) >> 20, heap.maxMemory() >> 20);
            first(port, many);
            polls("whole documents", "", folder, port, many);
            polls("304s", ", [\"If-None-Match\"] = '" + tag(port) + "'", folder, port, many);
            server.close();
        }
        System.exit(0);
    }

    private static void tell(String what, long start) {
        System.out.printf("%s: %.1f s%n", what, (System.nanoTime() - start) / 1e9);
    }

    private static void fill(
            List<FeedDefinition> feeds, Ledger ledger, Shelf shelf, Documents documents, Path folder)
            throws IOException {
        byte[] bytes = new byte[250_000];
        new Random(1).nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) { // packs to a third, as text does
            bytes[i] = (byte) ('a' + (bytes[i] & 7));
        }
        String digest = new Document(new Document.Name("x", Format.ATOM), bytes).digest();
        var versions = new ArrayList<DocumentVersion>();
        Path whole = null;
        for (int i = 0; i < feeds.size(); i++) {
            FeedDefinition feed = feeds.get(i);
            String madeFrom = documents.madeFrom(feed, ledger.feed(feed));
            for (Format format : Format.values()) {
                var name = new Document.Name(feed.name(), format);
                if (whole == null || i % LINKS == 0 && format == Format.ATOM) {
                    shelf.put(new Document(name, bytes));
                    whole = folder.resolve("documents/" + feed.name() + "/" + name.file() + "." + digest.substring(0, 32) + ".gz");
                } else {
                    Path link = folder.resolve("documents/" + feed.name() + "/" + name.file() + "." + digest.substring(0, 32) + ".gz");
                    Files.createDirectories(link.getParent());
                    Files.createLink(link, whole);
                }
                versions.add(new DocumentVersion(name, digest, Instant.EPOCH, 900, madeFrom, 0));
            }
            if (versions.size() >= 3000 || i == feeds.size() - 1) {
                ledger.publish(versions);
                versions.clear();
            }
        }
    }

    private static void first(int port, int many) throws IOException {
        var random = new Random(2);
        double[] millis = new double[500];
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            status(port, "f" + random.nextInt(many));
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf("first poll of a feed, ms: median %.1f, 99%% %.1f, most %.1f%n", millis[250], millis[494], millis[499]);
    }

    private static int status(int port, String feed) throws IOException {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/feeds/" + feed + "/atom.xml").toURL().openConnection();
            connection.setRequestProperty("Accept-Encoding", "gzip");
            int status = connection.getResponseCode();
            if (status == 200) {
                connection.getInputStream().readAllBytes();
            }
            return status;
        } catch (java.net.ConnectException e) {
            return 0;
        }
    }

    /** All have the same, as they have the same bytes. */
    private static String tag(int port) throws IOException {
        var connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/feeds/f0/atom.xml").toURL().openConnection();
        connection.setRequestProperty("Accept-Encoding", "gzip");
        connection.getInputStream().close();
        return connection.getHeaderField("ETag");
    }

    private static void polls(String what, String header, Path folder, int port, int many)
            throws IOException, InterruptedException {
        Path one = Files.writeString(folder.resolve("one.lua"), LUA.formatted(1, header));
        Path all = Files.writeString(folder.resolve("all.lua"), LUA.formatted(many, header));
        double[] ratios = new double[ROUNDS];
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            double a = wrk(port, one);
            double b = wrk(port, all);
            System.out.printf("%s a second%s: one feed %.0f, all at random %.0f%n", what, round < 0 ? " (warming up)" : "", a, b);
            ratios[Math.max(0, round)] = b / a;
        }
        Arrays.sort(ratios);
        System.out.printf("%s: median ratio %.2f%n", what, ratios[ROUNDS / 2]);
    }

    private static double wrk(int port, Path script) throws IOException, InterruptedException {
        Process wrk = new ProcessBuilder("wrk", "-t1", "-c64", "-d3s", "-s", script.toString(), "http://127.0.0.1:" + port)
                .redirectErrorStream(true)
                .start();
        String out = new String(wrk.getInputStream().readAllBytes(), UTF_8);
        wrk.waitFor();
        if (out.contains("Non-2xx")) {
            System.out.println(out);
        }
        return Double.parseDouble(out.replaceAll("(?s).*Requests/sec:\\s*([0-9.]+).*", "$1"));
    }
}
