package tidings.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tidings.story.FeedDefinition;

/** Reads the definitions in a folder of feeds: each folder in it with a {@code feed.yaml} is a feed. */
public final class Definitions {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final FeedYaml yaml;

    /** @param selectorFault says what is wrong with a CSS selector, or empty */
    public Definitions(Function<String, Optional<String>> selectorFault) {
        this.yaml = new FeedYaml(selectorFault);
    }

    /**
     * All feeds of a folder, by name.
     *
     * @throws DefinitionException at the first definition that is wrong, or if there is no feed at all
     */
    public List<FeedDefinition> all(Path feeds) {
        List<Path> folders = folders(feeds);
        if (folders.isEmpty()) {
            throw new DefinitionException(
                    feeds + ": no feed here; a feed is a folder in it with a feed.yaml of two lines:"
                            + " 'title: ...' and 'link: https://...'");
        }
        return folders.stream().map(this::one).toList();
    }

    /** The feed in this very folder. */
    public FeedDefinition one(Path folder) {
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        if (!NAME.matcher(name).matches()) {
            throw new DefinitionException(folder + ": the folder's name becomes part of addresses;"
                    + " it may hold the letters a to z, digits, '-', '_' and '.', and begins with a letter or digit");
        }
        return yaml.read(name, folder);
    }

    private static List<Path> folders(Path feeds) {
        if (!Files.isDirectory(feeds)) {
            throw new DefinitionException(feeds + ": no such folder; give the one that holds your feeds with --feeds");
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
