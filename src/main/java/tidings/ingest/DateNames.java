package tidings.ingest;

import java.util.List;
import tidings.ingest.DateWords.Label;

/** What the name of a meta element, a property, a class or a key says of the date that it holds. */
final class DateNames {
    private record Part(String part, String kind) {}

    private static final List<Part> PARTS = Words.lines("date-names.txt").stream()
            .flatMap(line -> {
                String kind = line.substring(0, line.indexOf(':'));
                return List.of(line.substring(kind.length() + 1).strip().split(" ")).stream()
                        .map(part -> new Part(part, kind));
            })
            .toList();

    private DateNames() {}

    /** What the name says that its value is the date of; NONE if it says no more than that there is one, or nothing. */
    static Label label(String name) {
        return switch (kind(name)) {
            case "published" -> Label.PUBLISHED;
            case "updated" -> Label.UPDATED;
            case "other" -> Label.OTHER;
            default -> Label.NONE;
        };
    }

    /** Whether the name is that of a date. */
    static boolean isDate(String name) {
        return !kind(name).isEmpty();
    }

    private static String kind(String name) {
        if (name.isBlank()) {
            return "";
        }
        var bare = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = Character.toLowerCase(name.charAt(i));
            if (c >= 'a' && c <= 'z') {
                bare.append(c);
            }
        }
        for (Part part : PARTS) {
            if (bare.indexOf(part.part()) >= 0) {
                return part.kind();
            }
        }
        return "";
    }
}
