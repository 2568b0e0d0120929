package tidings.story;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Paths that stand for several files, such as {@code saved/**}{@code /*.html}; in the syntax of {@link java.nio.file.FileSystem#getPathMatcher}. */
public final class Glob {
    private static final Pattern WILD = Pattern.compile("[*?\\[{]");

    private Glob() {}

    public static boolean isWild(Path path) {
        return WILD.matcher(path.toString()).find();
    }

    /** What is wrong with it, or empty. */
    public static Optional<String> fault(Path path) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + path);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("no glob: " + e.getDescription());
        }
    }

    /** The folder that all it stands for lies in; a path that is not wild is its own. */
    public static Path root(Path path) {
        Path root = path;
        while (isWild(root) && root.getParent() != null) {
            root = root.getParent();
        }
        return isWild(root) ? Path.of("") : root;
    }
}
