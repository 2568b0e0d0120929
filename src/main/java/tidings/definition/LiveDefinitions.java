package tidings.definition;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.story.Catalogue;
import tidings.story.FeedDefinition;

/**
 * Definitions that may change while the program runs. Whoever asks gets them as they are at that moment; where one cannot be read the log
 * says why, once, and the last good one stays.
 */
public final class LiveDefinitions implements Supplier<Catalogue> {
    private static final Logger LOG = LoggerFactory.getLogger(LiveDefinitions.class);

    /** Makes a definition of a feed's name and its YAML. */
    public interface Reading {
        /** @throws DefinitionException if it is wrong */
        FeedDefinition read(String name, String text);
    }

    private record Read(String text, FeedDefinition feed) {}

    private final Supplier<SortedMap<String, String>> texts;
    private final Reading reading;
    private final Map<String, Read> good = new HashMap<>();
    private final Map<String, String> faults = new HashMap<>();
    private SortedMap<String, String> seen = new TreeMap<>();
    private Catalogue catalogue = Catalogue.of();

    /** @param texts the YAML of every feed, by name; a {@link DefinitionException} of it means that all stay as they were */
    public LiveDefinitions(Supplier<SortedMap<String, String>> texts, Reading reading) {
        this.texts = texts;
        this.reading = reading;
    }

    @Override
    public synchronized Catalogue get() {
        try {
            SortedMap<String, String> now = texts.get();
            if (!now.equals(seen) || faults.size() > 0) {
                catalogue = read(now);
                seen = now;
            }
        } catch (DefinitionException | UncheckedIOException e) {
            tell("", e);
        }
        return catalogue;
    }

    private Catalogue read(SortedMap<String, String> now) {
        good.keySet().retainAll(now.keySet());
        faults.keySet().retainAll(now.keySet());
        now.forEach(this::read);
        var feeds = new ArrayList<FeedDefinition>();
        Set<String> unread = new TreeSet<>();
        for (String name : now.keySet()) {
            Read read = good.get(name);
            if (read == null) {
                unread.add(name);
            } else {
                feeds.add(read.feed);
            }
        }
        return new Catalogue(feeds, unread);
    }

    private void read(String name, String text) {
        @Nullable Read last = good.get(name);
        if (last == null || !last.text.equals(text)) {
            try {
                good.put(name, new Read(text, reading.read(name, text)));
                faults.remove(name);
            } catch (DefinitionException e) {
                tell(name, e);
            }
        } else {
            faults.remove(name);
        }
    }

    private void tell(String name, RuntimeException fault) {
        String message = "" + fault.getMessage();
        if (!Objects.equals(faults.put(name, message), message)) {
            LOG.warn("{} (the last good definition stays)", message);
        }
    }
}
