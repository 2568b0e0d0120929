package tidings.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.story.FeedDefinition;

/** What happens where one feed's saved pages lie. */
final class FeedWatch {
    /** As long as a file must have stood still. */
    static final Duration REST = Duration.ofMillis(600);

    /** How often all is listed where nobody tells what happens, and where somebody does. */
    static final Duration POLLED = Duration.ofSeconds(10);

    static final Duration NET = Duration.ofMinutes(10);

    /** How much is done in one look, so that no feed waits for another's ten thousand pages. */
    private static final int FILES = 2000;

    private static final int PAGES = 50;

    /** A file as it was when it was first seen so. */
    private record Still(@Nullable String stamp, Instant since) {}

    private final List<Path> pages;
    private final PagePlaces places;
    private final Predicate<Path> watches;
    private final Set<Path> folders = new HashSet<>();
    private final Map<Path, Still> touched = new LinkedHashMap<>();
    /** Stamps of pages that were told of and not yet found to be read, by name: what cannot be read is told of once. */
    private final Map<String, String> told = new HashMap<>();

    private @Nullable Instant nextListing;
    private boolean isPolled;

    /** @param watches begins to watch a folder, if that is possible */
    FeedWatch(List<Path> pages, Predicate<Path> watches) {
        this.pages = pages;
        this.places = new PagePlaces(pages);
        this.watches = watches;
    }

    /** Whether it looks where this feed's pages are. */
    boolean isOf(FeedDefinition feed) {
        return pages.equals(feed.pages());
    }

    /** Those of which the operating system tells. */
    Set<Path> folders() {
        return folders;
    }

    private boolean isWatched(Path folder) {
        boolean watched = watches.test(folder);
        if (watched) {
            folders.add(folder);
        }
        return watched;
    }

    /** Something happened to this file, or in this folder. */
    void touched(Path path) {
        if (Files.isDirectory(path)) {
            if (places.roots().stream().anyMatch(root -> path.startsWith(root) || root.startsWith(path))) {
                list(path);
            }
        } else if (places.holds(path)) {
            touched.putIfAbsent(path, new Still(null, Instant.EPOCH));
        }
    }

    List<PageFile> ripe(FeedDefinition feed, Predicate<PageFile> isNew, Instant now) {
        if (nextListing == null || !now.isBefore(nextListing)) {
            isPolled = false;
            places.roots().forEach(this::watchAround);
            places.roots().forEach(this::list);
            nextListing = now.plus(isPolled ? POLLED : NET);
        }
        return touched.isEmpty() ? List.of() : taken(feed, isNew, now);
    }

    /** So that a folder is seen when it comes, or comes again. */
    private void watchAround(Path root) {
        Path around = root.toAbsolutePath().getParent();
        Path folder = root.getParent() == null ? around : root.getParent();
        while (folder != null && !Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        if (folder != null && !isWatched(folder)) {
            isPolled = true;
        }
    }

    private void list(Path place) {
        if (!Files.exists(place)) {
            return;
        }
        try (Stream<Path> found = Files.walk(place, FileVisitOption.FOLLOW_LINKS)) {
            found.forEach(path -> {
                if (!Files.isDirectory(path)) {
                    if (places.holds(path)) {
                        touched.putIfAbsent(path, new Still(null, Instant.EPOCH));
                    }
                } else if (!isWatched(path)) {
                    isPolled = true;
                }
            });
        } catch (IOException | UncheckedIOException e) {
            isPolled = true;
        }
    }

    private List<PageFile> taken(FeedDefinition feed, Predicate<PageFile> isNew, Instant now) {
        String reading = PageFiles.reading(feed);
        var taken = new ArrayList<PageFile>();
        var later = new LinkedHashMap<Path, Still>();
        int looks = 0;
        for (Iterator<Map.Entry<Path, Still>> files = touched.entrySet().iterator();
                files.hasNext() && looks < FILES && taken.size() < PAGES;
                looks++) {
            var file = files.next();
            files.remove();
            List<PageFile> fresh = PageFiles.pages(feed, file.getKey(), reading)
                    .filter(page -> isUntold(page, isNew))
                    .toList();
            Still still = still(file.getKey(), file.getValue(), now);
            if (fresh.isEmpty()) {
                continue;
            }
            if (rests(file.getKey(), still, now)) {
                fresh.forEach(page -> told.put(page.name(), page.stamp()));
                taken.addAll(fresh);
            } else {
                later.put(file.getKey(), still);
            }
        }
        touched.putAll(later);
        return taken;
    }

    private boolean isUntold(PageFile page, Predicate<PageFile> isNew) {
        if (isNew.test(page)) {
            return !page.stamp().equals(told.get(page.name()));
        }
        told.remove(page.name());
        return false;
    }

    private static Still still(Path path, Still before, Instant now) {
        String stamp = PageFiles.stamp(path).orElse("");
        return stamp.equals(before.stamp) ? before : new Still(stamp, now);
    }

    private static boolean rests(Path path, Still still, Instant now) {
        Duration rest = Duration.between(still.since, now);
        return rest.compareTo(REST) >= 0 && rest.compareTo(Wholeness.patience(path)) >= 0;
    }
}
