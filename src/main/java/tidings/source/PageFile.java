package tidings.source;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A saved page that lies in a feed's source.
 *
 * @param path where it lies
 * @param name its path within the feed's folder; in an archive, {@code archive.zip!/path}
 * @param stamp see {@link tidings.story.Page#stamp()}
 * @param entry its name in the archive that lies at the path, or null where a file is one page
 */
public record PageFile(
        Path path, String name, String stamp, @Nullable String entry) {}
