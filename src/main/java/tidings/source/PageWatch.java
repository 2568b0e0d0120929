package tidings.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tidings.story.FeedDefinition;

/**
 * Tells of saved pages that have come or changed. The operating system says where something happened, so that looking costs next to nothing
 * however many pages there are; where it cannot, and now and then anyway, folders are listed.
 */
public final class PageWatch implements AutoCloseable {
    private final Clock clock;
    private final WatchService service;
    private final Map<WatchKey, Set<Path>> folders = new HashMap<>();
    private final Map<String, FeedWatch> feeds = new HashMap<>();

    public PageWatch(Clock clock) {
        this.clock = clock;
        try {
            service = FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Pages that have come, or changed, and seem to be whole: they have stood still for a moment, and nothing in them says that more is to
     * come. At first all that there are, each call a part. For one thread, which asks again and again.
     *
     * @param isNew whether a page is still to be read
     */
    public List<PageFile> ripe(FeedDefinition feed, Predicate<PageFile> isNew) {
        FeedWatch watch = feeds.get(feed.name());
        if (watch == null || !watch.isOf(feed)) {
            watch = new FeedWatch(feed.pages(), this::watches);
            feeds.put(feed.name(), watch);
        }
        hear();
        return watch.ripe(feed, isNew, clock.instant());
    }

    /** The feeds are these from now on: folders that none of them names are watched no more. */
    public void retain(Collection<FeedDefinition> defined) {
        Map<String, FeedDefinition> named =
                defined.stream().collect(Collectors.toMap(FeedDefinition::name, Function.identity()));
        feeds.entrySet()
                .removeIf(w -> !named.containsKey(w.getKey()) || !w.getValue().isOf(named.get(w.getKey())));
        Set<Path> wanted =
                feeds.values().stream().flatMap(w -> w.folders().stream()).collect(Collectors.toSet());
        folders.entrySet().removeIf(f -> !isWanted(f.getKey(), f.getValue(), wanted));
    }

    private static boolean isWanted(WatchKey key, Set<Path> paths, Set<Path> wanted) {
        paths.retainAll(wanted);
        if (paths.isEmpty()) {
            key.cancel();
        }
        return !paths.isEmpty();
    }

    /** The folders of which the operating system tells. */
    Set<Path> folders() {
        return folders.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** What was told of the feed's pages is told again, as far as they are still to be read. */
    public void forget(String name) {
        feeds.remove(name);
    }

    /** Whether the operating system will tell what happens in the folder. */
    private boolean watches(Path folder) {
        try {
            WatchKey key = folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.OVERFLOW);
            folders.computeIfAbsent(key, k -> new HashSet<>()).add(folder); // one folder may have several paths
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void hear() {
        for (WatchKey key = service.poll(); key != null; key = service.poll()) {
            Set<Path> paths = folders.getOrDefault(key, Set.of());
            for (WatchEvent<?> event : key.pollEvents()) {
                for (Path folder : List.copyOf(paths)) {
                    Path touched = event.context() instanceof Path name ? folder.resolve(name) : folder;
                    feeds.values().forEach(feed -> feed.touched(touched));
                }
            }
            if (!key.reset()) {
                folders.remove(key);
            }
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
