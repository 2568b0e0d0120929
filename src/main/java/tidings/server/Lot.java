package tidings.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import tidings.feed.Shelf;
import tidings.feed.WholeFile;

/**
 * Files that belong together and are written again and again. A note tells which there were and what they were made from, so that what stays
 * need not be made again, and what is no more is removed; what others have put beside them is left alone.
 */
final class Lot {
    private static final String GZIP = ".gz";

    private final Path folder;
    private final Path note;
    private final Clock clock;
    private final SortedMap<String, SortedSet<String>> known;
    private final SortedMap<String, SortedSet<String>> files = new TreeMap<>();
    private final Set<String> written = new HashSet<>();

    /** @param note where it is told; not in the folder, because private feeds have secret paths */
    Lot(Path folder, Path note, Clock clock) {
        this.folder = folder;
        this.note = note;
        this.clock = clock;
        this.known = read(note);
    }

    private static SortedMap<String, SortedSet<String>> read(Path note) {
        var known = new TreeMap<String, SortedSet<String>>();
        try {
            Files.readAllLines(note, UTF_8).stream()
                    .map(line -> line.split(" ", 2))
                    .filter(parts -> parts.length == 2)
                    .forEach(parts -> add(known, parts[0], parts[1]));
        } catch (NoSuchFileException e) {
            return known; // nothing was written yet, or nobody remembers
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known;
    }

    private static void add(Map<String, SortedSet<String>> to, String madeFrom, String file) {
        to.computeIfAbsent(madeFrom, m -> new TreeSet<>()).add(file);
    }

    /** Whether files that were made from this are there, all of them; then they stay. */
    boolean isKept(String madeFrom) {
        SortedSet<String> same = known.getOrDefault(madeFrom, Collections.emptySortedSet());
        if (same.isEmpty() || !same.stream().allMatch(f -> Files.exists(folder.resolve(f)))) {
            return false;
        }
        same.forEach(f -> add(files, madeFrom, f));
        return true;
    }

    /** Those of the files before that are like this stay. */
    void keep(Predicate<String> like) {
        known.forEach((madeFrom, some) -> some.stream().filter(like).forEach(f -> add(files, madeFrom, f)));
    }

    /**
     * Writes a file unless it says the same already, and a copy of it as gzip that bears the same time: a web server makes validators of times.
     *
     * @param madeFrom without spaces
     */
    void put(String file, String madeFrom, byte[] bytes) {
        add(files, madeFrom, file);
        Path path = folder.resolve(file);
        if (!isThere(path, bytes)) {
            WholeFile.write(path, bytes, next(path));
            written.add(file);
        }
        FileTime time = time(path);
        Path packed = path.resolveSibling(path.getFileName() + GZIP);
        if (!Files.exists(packed) || !time(packed).equals(time)) {
            pack(packed, bytes, time.toInstant());
        }
    }

    /** Pictures get no shorter. */
    private static void pack(Path file, byte[] bytes, Instant modified) {
        byte[] packed = Shelf.packed(bytes);
        if (packed.length < bytes.length) {
            WholeFile.write(file, packed, modified);
        } else {
            delete(file);
        }
    }

    private static boolean isThere(Path file, byte[] bytes) {
        try {
            return Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (IOException e) {
            return false; // whatever it is, it is to be replaced; if that fails, it is told
        }
    }

    /** This second, or one after the last version's: whoever goes by seconds sees every version. */
    private Instant next(Path file) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant last = Files.exists(file)
                ? time(file).toInstant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1)
                : Instant.MIN;
        return last.isAfter(now) ? last : now;
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what was there before and was neither put nor kept, and writes down what there is. */
    Written close() {
        Set<String> there = all(files);
        Set<String> gone = all(known);
        gone.removeAll(there);
        gone.forEach(f -> remove(folder.resolve(f)));
        if (!files.equals(known)) {
            note();
        }
        return new Written(written.size(), there.size() - written.size(), gone.size());
    }

    private static Set<String> all(Map<String, SortedSet<String>> files) {
        return files.values().stream().flatMap(Set::stream).collect(toCollection(HashSet::new));
    }

    private void note() {
        if (files.isEmpty()) {
            delete(note);
            return;
        }
        var lines = new StringBuilder();
        files.forEach((madeFrom, some) -> some.forEach(
                file -> lines.append(madeFrom).append(' ').append(file).append('\n')));
        WholeFile.write(note, lines.toString().getBytes(UTF_8));
    }

    /** With its copy, and the folders that are empty without it. */
    private void remove(Path file) {
        delete(file);
        delete(file.resolveSibling(file.getFileName() + GZIP));
        for (Path empty = file.getParent(); empty != null && !empty.equals(folder); empty = empty.getParent()) {
            try {
                Files.delete(empty);
            } catch (IOException e) {
                return; // something else is in it
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
