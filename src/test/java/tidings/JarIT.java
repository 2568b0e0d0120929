package tidings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is shipped: what only goes wrong when everything is packed into one file goes wrong here. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JarIT {
    private static final Pattern READY = Pattern.compile("serving 1 feed at (https?://\\S+/)");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    /** A running server. */
    private record Running(Process process, String url) {}

    private static ProcessBuilder jar(List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-jar",
                System.getProperty("tidings.jar")));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** A folder with the example feed alone, whatever else there is in ours. */
    private Path feeds() throws IOException {
        Path feed = folder.resolve("feeds/example");
        if (!Files.exists(feed)) {
            Files.createDirectories(feed.resolve("pages"));
            Files.copy(Path.of("feeds/example/feed.yaml"), feed.resolve("feed.yaml"));
            try (var pages = Files.list(Path.of("feeds/example/pages"))) {
                for (Path page : pages.toList()) {
                    Files.copy(page, feed.resolve("pages").resolve(page.getFileName()));
                }
            }
        }
        return feed.getParent();
    }

    private Running serve(int port) throws IOException {
        ProcessBuilder command = jar(List.of(
                        "serve",
                        "--port",
                        "" + port,
                        "--feeds",
                        feeds().toString(),
                        "--store",
                        folder.resolve("data/t.db").toString(),
                        "--url",
                        "https://feeds.example"))
                .redirectErrorStream(true);
        command.environment().put("TIDINGS_TOKEN", "a token");
        Process process = command.start();
        BufferedReader log = process.inputReader();
        var told = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            told.append(line).append('\n');
            if (READY.matcher(line).find()) {
                return new Running(process, "http://127.0.0.1:" + port);
            }
        }
        throw new AssertionError("did not start:\n" + told);
    }

    private HttpResponse<String> get(String url, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void serves_the_example_and_survives_being_killed() throws Exception {
        int port = House.freePort();
        Running first = serve(port);
        var answer = get(first.url() + "/feeds/example/atom.xml");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Harbour Ferry Gets a New Timetable", "rel=\"related\"");
        first.process().destroyForcibly().waitFor();

        Running second = serve(port);
        String etag = answer.headers().firstValue("etag").orElseThrow();
        assertThat(get(second.url() + "/feeds/example/atom.xml", "If-None-Match", etag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(get(second.url() + "/feeds/example/atom.xml").body()).isEqualTo(answer.body());

        Process third = jar(List.of(
                        "serve",
                        "--port",
                        "" + port,
                        "--feeds",
                        feeds().toString(),
                        "--store",
                        folder.resolve("other.db").toString()))
                .redirectErrorStream(true)
                .start();
        List<String> told = third.inputReader().lines().toList();
        assertThat(third.waitFor()).isEqualTo(1);
        assertThat(told.get(told.size() - 1)).contains("127.0.0.1:" + port).contains("--port");
        assertThat(String.join("\n", told)).doesNotContain("\tat ");

        second.process().destroy();
        assertThat(second.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void what_was_pushed_and_acknowledged_survives_being_killed() throws Exception {
        int port = House.freePort();
        Running first = serve(port);
        String pages = first.url() + "/api/feeds/example/pages";
        String page =
                "<title>Ferry late again today</title><h1>Ferry late again today</h1><p>The ferry left the quay at eight.";
        var push = HttpRequest.newBuilder(URI.create(pages + "?url=https%3A%2F%2Fcourier.lanternby.example%2Fpushed"))
                .header("Authorization", "Bearer a token")
                .POST(HttpRequest.BodyPublishers.ofString(page));
        assertThat(client.send(push.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(201);
        first.process().destroyForcibly().waitFor();

        Running second = serve(port);
        assertThat(get(pages, "Authorization", "Bearer a token").body())
                .contains("https://courier.lanternby.example/pushed");
        second.process().destroy();
        assertThat(second.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void previews_a_page() throws Exception {
        Path out = folder.resolve("out.txt");
        Process process = jar(List.of(
                        "preview", "--format", "json", "feeds/example/pages/saltmarsh-herons-return.html"))
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        Matcher items = Pattern.compile("\"date_published\"").matcher(Files.readString(out));
        assertThat(items.results()).hasSize(4);
    }
}
