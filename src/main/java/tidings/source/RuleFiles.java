package tidings.source;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The files of site rules, as far as pages must be read again when one of them changes. */
final class RuleFiles {
    private RuleFiles() {}

    /**
     * What differs when any file in these folders does; empty if there are no folders. Of which host a saved page is, and so which file it
     * is read by, is not known before it is read.
     */
    static String stamp(List<Path> folders) {
        return folders.stream().map(RuleFiles::stamp).collect(joining());
    }

    /** A folder that is not there holds no rules. */
    private static String stamp(Path folder) {
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".txt"))
                    .sorted()
                    .map(RuleFiles::stampOf)
                    .collect(joining("\n", "rules\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stampOf(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return file.getFileName() + "-" + attributes.size() + "-"
                    + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
