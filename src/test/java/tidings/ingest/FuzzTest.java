package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever the page, the {@link Invariants} hold. A page for which one of them once did not lies in {@code src/test/resources/fuzz} and is
 * read again for ever. To look for more, {@code mvn test -Dtest=FuzzTest -Dfuzz.seconds=600}: what is found is cut down to what matters
 * and lies in {@code target/fuzz} afterwards.
 */
class FuzzTest {
    private static final Path FOUND = Path.of("src/test/resources/fuzz");
    private static final Path NEW = Path.of("target/fuzz");
    private static final int PAGES = 250;
    private static final int MAX_FOUND = 20;

    @TestFactory
    Stream<DynamicTest> what_once_broke_a_rule_breaks_it_no_more() throws IOException {
        try (var files = Files.list(FOUND)) {
            return files.sorted().toList().stream()
                    .map(f -> DynamicTest.dynamicTest(
                            f.getFileName().toString(), () -> Invariants.hold(Files.readAllBytes(f))));
        }
    }

    @Test
    void whatever_the_page_the_rules_hold() throws IOException {
        long seconds = Long.getLong("fuzz.seconds", 0);
        long first = Long.getLong("fuzz.first", seconds == 0 ? 1 : PAGES + 1L);
        long end = System.nanoTime() + seconds * 1_000_000_000;
        Map<String, Path> found = new LinkedHashMap<>();
        long seed = first;
        for (; seconds == 0 ? seed < first + PAGES : System.nanoTime() < end && found.size() < MAX_FOUND; seed++) {
            byte[] page = MadePages.page(seed);
            String broken = broken(page);
            if (broken != null && !found.containsKey(broken)) {
                found.put(broken, kept(smaller(page, broken), seed));
            }
        }
        System.out.println("fuzz: " + (seed - first) + " pages");
        assertThat(found).isEmpty();
    }

    /** Which rule is broken, without what differs from page to page; null if all hold. */
    private static @Nullable String broken(byte[] page) {
        try {
            Invariants.hold(page);
            return null;
        } catch (AssertionError | RuntimeException e) {
            List<StackTraceElement> ours = Arrays.stream(e.getStackTrace())
                    .filter(f -> f.getClassName().equals(Invariants.class.getName()))
                    .limit(2)
                    .toList();
            String fault = String.valueOf(e.getMessage()).contains("a fault in Tidings")
                    ? e.getMessage()
                            .replaceAll("(?s).*Tidings \\((.{0,60}).*", "$1")
                            .replaceAll("[^\\w.:$ ].*", "")
                    : "";
            return ours + fault;
        }
    }

    private static Path kept(byte[] page, long seed) throws IOException {
        Files.createDirectories(NEW);
        return Files.write(NEW.resolve("seed-" + seed + ".html"), page);
    }

    /** The page without all that can be left out of it while the same rule breaks. */
    private static byte[] smaller(byte[] page, String broken) {
        byte[] least = page;
        for (int chunk = Math.max(1, page.length / 2); chunk > 0; chunk /= 2) {
            for (int at = 0; at < least.length; ) {
                int end = Math.min(least.length, at + chunk);
                byte[] less = new byte[least.length - (end - at)];
                System.arraycopy(least, 0, less, 0, at);
                System.arraycopy(least, end, less, at, least.length - end);
                boolean same = broken.equals(broken(less));
                least = same ? less : least;
                at = same ? at : at + chunk;
            }
        }
        return least;
    }
}
