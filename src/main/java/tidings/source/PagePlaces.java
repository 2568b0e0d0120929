package tidings.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.story.Format;
import tidings.story.Glob;

/** Files, folders and globs in which a feed's saved pages lie; hidden files are left alone. */
final class PagePlaces {
    /** @param glob which of the files in the root are meant, or null for all */
    private record Place(Path root, @Nullable PathMatcher glob) {
        static Place of(Path path) {
            if (!Glob.isWild(path) || Files.exists(path)) {
                return new Place(path, null);
            }
            String pattern = path.toString().replace("/**/", "/{,**/}"); // in no folder, too
            return new Place(Glob.root(path), FileSystems.getDefault().getPathMatcher("glob:" + pattern));
        }

        boolean holds(Path file) {
            return file.startsWith(root)
                    && !isHidden(root.relativize(file))
                    && (glob == null || glob.matches(file))
                    && isPage(file);
        }
    }

    private final List<Place> places;

    /** @throws java.util.regex.PatternSyntaxException if one is no glob */
    PagePlaces(List<Path> paths) {
        places = paths.stream().map(Place::of).toList();
    }

    /** All files, some of which may be archives; what is not there holds nothing. */
    Stream<Path> files() {
        return places.stream()
                .flatMap(place -> walk(place.root).filter(place::holds))
                .distinct()
                .sorted();
    }

    /** Whether the file is one of them. */
    boolean holds(Path file) {
        return places.stream().anyMatch(place -> place.holds(file));
    }

    /** The folders, or single files, in which all lies. */
    List<Path> roots() {
        return places.stream().map(Place::root).distinct().toList();
    }

    private static Stream<Path> walk(Path root) {
        if (!Files.exists(root)) {
            return Stream.of();
        }
        try (Stream<Path> found = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            return found.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHidden(Path within) {
        for (Path step : within) {
            if (step.toString().startsWith(".") && step.toString().length() > 1) {
                return true;
            }
        }
        return false;
    }

    /** None of the files that we keep or write in a feed's folder. */
    private static boolean isPage(Path path) {
        String name = path.getFileName().toString();
        return Files.isRegularFile(path)
                && !name.equals("feed.yaml")
                && Format.ofFile(name).isEmpty();
    }
}
