package tidings.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tidings.story.FeedDefinition;

/** Reads the definitions in a folder of feeds: each folder in it with a {@code feed.yaml} is a feed. */
public final class Definitions {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final FeedYaml yaml;

    public Definitions(Checks checks) {
        this.yaml = new FeedYaml(checks);
    }

    /**
     * All feeds of a folder, by name.
     *
     * @throws DefinitionException at the first definition that is wrong, or if there is no feed at all
     */
    public List<FeedDefinition> all(Path feeds) {
        return folders(feeds).stream().map(this::one).toList();
    }

    /** The feed in this very folder. */
    public FeedDefinition one(Path folder) {
        return yaml.read(name(folder), folder, FeedYaml.file(folder), FeedYaml.Folders.MUST_BE_THERE);
    }

    /**
     * Reads definitions that lie in a folder of feeds.
     *
     * @param feeds the folder
     */
    public LiveDefinitions.Reading in(Path feeds) {
        return (name, text) -> {
            Path folder = feeds.resolve(name);
            var file = new YamlText(folder.resolve(FeedYaml.FILE).toString(), text);
            return yaml.read(name, folder, file, FeedYaml.Folders.MUST_BE_THERE);
        };
    }

    /**
     * Reads definitions that came from elsewhere.
     *
     * @param feeds the folder whose folders their paths resolve against; nothing of it need be there
     */
    public LiveDefinitions.Reading besides(Path feeds) {
        return (name, text) -> {
            check(name, "the feed " + name);
            var file = new YamlText(name + "/" + FeedYaml.FILE + " in the ledger", text);
            return yaml.read(name, feeds.resolve(name), file, FeedYaml.Folders.MAY_COME);
        };
    }

    /**
     * The YAML of all feeds of a folder, by name, unread.
     *
     * @throws DefinitionException if there is no feed at all, or a file cannot be read
     */
    public static SortedMap<String, String> texts(Path feeds) {
        var texts = new TreeMap<String, String>();
        for (Path folder : folders(feeds)) {
            texts.put(name(folder), FeedYaml.file(folder).text());
        }
        return Collections.unmodifiableSortedMap(texts);
    }

    private static String name(Path folder) {
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        check(name, folder.toString());
        return name;
    }

    private static void check(String name, String place) {
        if (!NAME.matcher(name).matches()) {
            throw new DefinitionException(place + ": the folder's name becomes part of addresses;"
                    + " it may hold the letters a to z, digits, '-', '_' and '.', and begins with a letter or digit");
        }
    }

    /** @throws DefinitionException if there is none */
    static List<Path> folders(Path feeds) {
        List<Path> folders = found(feeds);
        if (folders.isEmpty()) {
            throw new DefinitionException(
                    feeds + ": no feed here; a feed is a folder in it with a feed.yaml of two lines:"
                            + " 'title: ...' and 'link: https://...'");
        }
        return folders;
    }

    private static List<Path> found(Path feeds) {
        if (!Files.isDirectory(feeds)) {
            throw new DefinitionException(feeds + ": no such folder; give the one that holds your feeds with --feeds,"
                    + " or say --definitions ledger where `tidings apply` has put them there");
        }
        try (var entries = Files.list(feeds)) {
            return entries.filter(f -> Files.isRegularFile(f.resolve(FeedYaml.FILE)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
