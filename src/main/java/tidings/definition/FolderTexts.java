package tidings.definition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The definitions in a folder of feeds, read again when a file has changed, and only when it has come to rest: an editor may be just writing
 * it.
 */
public final class FolderTexts implements Supplier<SortedMap<String, String>> {
    private final Path feeds;
    private SortedMap<String, String> texts;
    private SortedMap<Path, String> taken;
    private SortedMap<Path, String> seen;

    /** @throws DefinitionException if there is no feed at all */
    public FolderTexts(Path feeds) {
        this.feeds = feeds;
        this.taken = stamps(feeds);
        this.seen = taken;
        this.texts = Definitions.texts(feeds);
    }

    @Override
    public SortedMap<String, String> get() {
        SortedMap<Path, String> now = stamps(feeds);
        if (now.equals(seen) && !now.equals(taken)) {
            texts = Definitions.texts(feeds);
            taken = now;
        }
        seen = now;
        return texts;
    }

    private static SortedMap<Path, String> stamps(Path feeds) {
        var stamps = new TreeMap<Path, String>();
        for (Path folder : Definitions.folders(feeds)) {
            stamps.put(folder, stamp(folder.resolve(FeedYaml.FILE)));
        }
        return Collections.unmodifiableSortedMap(stamps);
    }

    private static String stamp(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() + "-" + attributes.lastModifiedTime() + "-" + attributes.fileKey();
        } catch (IOException e) {
            return "" + e;
        }
    }
}
