package tidings.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.House;
import tidings.feed.Addresses;
import tidings.hub.Hub;
import tidings.source.Fetcher;
import tidings.source.Pause;

/** What a server says of itself, how it ends, and what it does about those who are too slow or too many. */
class StandingTest {
    private static final String PAGE =
            "<title>Ferry late again today</title><h1>Ferry late again today</h1><p>The ferry left the quay at eight, and"
                    + " nobody who knew the skipper was surprised by it.";

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() {
        house = new House(folder, "https://feeds.example/t");
        house.save("ferry.html", PAGE);
        house.restart();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Socket connected(String sent) throws IOException {
        URI address = URI.create(house.address("/"));
        var socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(sent.getBytes(US_ASCII));
        return socket;
    }

    /** What comes until the connection is closed. */
    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }

    /** One answer, by its length. */
    private static String answer(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        int length = Integer.parseInt(head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1"));
        return head + new String(in.readNBytes(length), US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/t/health/ready"})
    void a_server_that_is_up_says_so_and_nobody_keeps_it(String path) {
        var answer = house.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(house.send("HEAD", path).statusCode()).isEqualTo(200);
        assertThat(house.send("POST", path).statusCode()).isEqualTo(405);
    }

    @Test
    void a_server_that_does_not_know_its_feeds_lives_and_is_not_ready() {
        house.define(ledger -> () -> {
            throw new IllegalStateException("the definitions cannot be read now");
        });
        house.restart();
        assertThat(house.get("/health/live").statusCode()).isEqualTo(200);
        var answer = house.get("/health/ready");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
    }

    @Test
    void a_server_that_is_to_stop_goes_on_answering_and_lets_go_of_its_connections() throws Exception {
        try (Socket socket = connected("")) {
            socket.getOutputStream().write("GET /health/ready HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
            assertThat(answer(socket.getInputStream()))
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("Connection: close");
            house.drain();
            socket.getOutputStream().write("GET /health/ready HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
            assertThat(rest(socket)).startsWith("HTTP/1.1 503").contains("Connection: close", "Retry-After: ");
        }
        assertThat(house.get("/feeds/town/atom.xml").statusCode()).isEqualTo(200);
        assertThat(house.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void a_request_that_is_under_way_comes_to_its_end() throws Exception {
        String page = PAGE + "x".repeat(2000);
        URI address = URI.create(house.address("/"));
        try (Socket socket =
                connected("POST /api/feeds/town/pages?url=https%3A%2F%2Ftown.example%2Fa HTTP/1.1\r\nHost: x\r\n"
                        + "Authorization: Bearer " + House.TOKEN + "\r\nExpect: 100-continue\r\nContent-Length: "
                        + page.length()
                        + "\r\n\r\n")) {
            var told = new String(socket.getInputStream().readNBytes(25), US_ASCII); // it waits for the body now
            assertThat(told).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            var stopped = CompletableFuture.runAsync(house::stop);
            House.await(() -> isRefused(address));
            socket.getOutputStream().write(page.getBytes(US_ASCII));
            assertThat(rest(socket)).startsWith("HTTP/1.1 20").contains("Connection: close");
            stopped.join();
        }
    }

    @Test
    void an_answer_that_is_under_way_comes_to_its_end() throws Exception {
        for (int i = 0; i < 12; i++) {
            house.save(i + ".html", PAGE.replace("Ferry", "Ferry " + i) + "<p>" + "And it was late. ".repeat(8_000));
        }
        house.restart();
        int length = house.get("/feeds/town/atom.xml").body().length;
        URI address = URI.create(house.address("/"));
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(20_000);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            socket.getOutputStream().write("GET /feeds/town/atom.xml HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
            int first = socket.getInputStream().read();
            var stopped = CompletableFuture.runAsync(house::stop);
            House.await(() -> isRefused(address));
            assertThat((char) first + rest(socket)).startsWith("HTTP/1.1 200").hasSizeGreaterThan(length);
            stopped.join();
        }
        assertThat(length).isGreaterThan(1_000_000);
    }

    private static boolean isRefused(URI address) {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(100);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false; // it was taken just before, and is asked again
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void who_does_not_finish_a_head_is_let_go_and_who_asks_nothing_may_stay() throws Exception {
        try (Socket idle = connected("GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
                Socket slow = connected("GET /health HTTP/1.1\r\nHost: x\r\nX-A: ")) {
            answer(idle.getInputStream());
            var passing = new Passing(house);
            assertThat(rest(slow)).isEmpty();
            passing.stop();
            idle.getOutputStream().write("GET /health HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
            assertThat(answer(idle.getInputStream())).startsWith("HTTP/1.1 200");
        }
    }

    /** The answer fits into the buffers of the system, so to us it is sent. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void who_does_not_take_even_a_small_answer_is_let_go() throws Exception {
        house.save("long.html", PAGE + "<p>" + "And it was late. ".repeat(3_000));
        house.restart();
        URI address = URI.create(house.address("/"));
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(20_000);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            socket.getOutputStream().write("GET /feeds/town/atom.xml HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
            BooleanSupplier isHeld =
                    () -> SendQueues.ofTheSystem().to(address.getPort()).containsKey(socket.getLocalSocketAddress());
            House.await(isHeld::getAsBoolean);
            var passing = new Passing(house);
            House.await(() -> !isHeld.getAsBoolean());
            passing.stop();
            assertThatThrownBy(() -> rest(socket)).isInstanceOf(SocketException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/hub, ''",
        "/api/feeds/town/pages?url=https%3A%2F%2Ftown.example%2Fa, ''",
        "/api/feeds/town/pages?url=https%3A%2F%2Ftown.example%2Fa, Expect: 100-continue"
    })
    void a_body_that_does_not_come_is_a_fault_of_the_request(String path, String field) throws Exception {
        Fetcher fetcher =
                Fetcher.builder(house.clock, Pause.asleep(house.clock)).build();
        house.push(ledger -> new Hub(
                ledger.subscriptions(),
                ledger.deliveries(),
                fetcher.callbacks(),
                new OwnTopics(new Addresses("https://feeds.example/t"), house.shelf(), ledger),
                null,
                house.clock));
        house.restart();
        String type = path.equals("/hub") ? "application/x-www-form-urlencoded" : "text/html";
        try (Socket socket = connected("POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + House.TOKEN
                + "\r\nContent-Type: " + type + (field.isEmpty() ? "" : "\r\n" + field)
                + "\r\nContent-Length: 1000\r\n\r\na")) {
            var passing = new Passing(house);
            assertThat(rest(socket))
                    .startsWith((field.isEmpty() ? "" : "HTTP/1.1 100 Continue\r\n\r\n") + "HTTP/1.1 408")
                    .contains("Connection: close");
            passing.stop();
        }
    }

    /** Lets the house's time pass in the background, by a second whenever it is looked at. */
    private static final class Passing {
        private volatile boolean isOver;
        private final Thread thread;

        Passing(House house) {
            thread = new Thread(() -> {
                while (!isOver) {
                    house.clock.pass(Duration.ofSeconds(1));
                    house.get("/health");
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        void stop() throws InterruptedException {
            isOver = true;
            thread.join();
        }
    }

    @Test
    void where_a_room_is_full_the_latest_is_served_first_and_the_rest_are_refused() throws Exception {
        var timer = new ScheduledExecutorScheduler();
        timer.start();
        Deque<Runnable> threads = new ArrayDeque<>();
        var room = new Room(1, threads::add, timer, () -> 0);
        List<String> served = new ArrayList<>();
        var refused = new AtomicInteger();
        for (String name : List.of("first", "second", "third")) {
            room.enter(() -> served.add(name), refused::incrementAndGet);
        }
        assertThat(threads).hasSize(1);
        threads.remove().run();
        assertThat(served).containsExactly("first", "third", "second");
        room.enter(() -> served.add("fourth"), refused::incrementAndGet);
        room.enter(() -> served.add("fifth"), refused::incrementAndGet);
        House.await(() -> refused.get() == 1);
        threads.remove().run();
        assertThat(served).endsWith("fourth");
        timer.stop();
    }

    @Test
    void nobody_waits_for_a_place_that_becomes_free_as_they_come() throws Exception {
        var timer = new ScheduledExecutorScheduler();
        timer.start();
        Deque<Runnable> threads = new ArrayDeque<>();
        Deque<Runnable> meanwhile = new ArrayDeque<>();
        var room = new Room(1, threads::add, timer, () -> {
            meanwhile.forEach(Runnable::run);
            meanwhile.clear();
            return 0;
        });
        List<String> served = new ArrayList<>();
        room.enter(() -> served.add("first"), () -> served.add("refused"));
        meanwhile.add(() -> threads.remove().run());
        room.enter(() -> served.add("second"), () -> served.add("refused"));
        assertThat(served).containsExactly("first");
        assertThat(threads).hasSize(1);
        threads.remove().run();
        assertThat(served).containsExactly("first", "second");
        timer.stop();
    }

    @Test
    void where_a_room_stays_full_who_has_waited_is_served_no_more_until_it_is_calm_again() throws Exception {
        var timer = new ScheduledExecutorScheduler();
        timer.start();
        Deque<Runnable> threads = new ArrayDeque<>();
        var millis = new AtomicLong();
        var room = new Room(1, threads::add, timer, () -> millis.get() * 1_000_000);
        List<String> served = new ArrayList<>();
        var refused = new AtomicInteger();
        Runnable enough = () -> {};
        Consumer<String> enter = name -> room.enter(() -> served.add(name), refused::incrementAndGet);
        room.enter(
                () -> {
                    millis.set(90);
                    enter.accept("early");
                    millis.set(100);
                    enter.accept("in the crowd");
                },
                enough);
        threads.remove().run();
        assertThat(served).containsExactly("in the crowd", "early");

        room.enter(
                () -> {
                    enter.accept("late");
                    millis.addAndGet(102);
                    enter.accept("just now");
                },
                enough);
        threads.remove().run();
        assertThat(served).endsWith("just now");
        House.await(() -> refused.get() == 1);

        room.enter(() -> enter.accept("calm again"), enough);
        threads.remove().run();
        assertThat(served).endsWith("calm again").doesNotContain("late");
        assertThat(threads).isEmpty();
        timer.stop();
    }
}
