package tidings.ingest;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of time zones that pages write behind a time. */
final class Zones {
    private static final Map<String, ZoneId> NAMES = new HashMap<>();

    static {
        Words.lines("zones.txt").forEach(Zones::load);
    }

    private Zones() {}

    private static void load(String line) {
        String[] parts = line.split(" ");
        for (int i = 1; i < parts.length; i++) {
            NAMES.put(parts[i], ZoneId.of(parts[0]));
        }
    }

    static boolean isName(String name) {
        return NAMES.containsKey(name);
    }

    /**
     * The offset that the name means at that time, or null if it is none.
     *
     * @param language of the page, or null; IST is India's time, but on a Hebrew page Israel's
     */
    static @Nullable ZoneOffset offset(String name, LocalDateTime at, @Nullable String language) {
        ZoneId own = language == null ? null : NAMES.get(name + "(" + Months.primary(language) + ")");
        ZoneId zone = own != null ? own : NAMES.get(name);
        return zone == null ? null : zone.getRules().getOffset(at);
    }
}
