package tidings;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Material that lies beside the project and is no part of it. Without it the tests that need it are skipped, and say so. */
public final class Shared {
    /** Set where nothing may be skipped. */
    private static final boolean REQUIRED = "1".equals(System.getenv("TIDINGS_REQUIRE_ALL"));

    private Shared() {}

    /** A file or folder in {@code ../shared}; skips the test where there is none. */
    public static Path path(String name) {
        Path path = Path.of("../shared").resolve(name).toAbsolutePath().normalize();
        need(Files.exists(path), "../shared/" + name + " is not there");
        return path;
    }

    /** Skips the test, loudly, unless the condition holds; where nothing may be skipped, fails it. */
    public static void need(boolean holds, String otherwise) {
        if (!holds && REQUIRED) {
            fail(otherwise + ", and TIDINGS_REQUIRE_ALL is set");
        }
        if (!holds) {
            System.err.println("SKIPPED: " + otherwise);
        }
        Assumptions.assumeTrue(holds, otherwise);
    }
}
