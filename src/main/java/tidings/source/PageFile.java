package tidings.source;

import java.nio.file.Path;

/**
 * A saved page that lies in a feed's source.
 *
 * @param path where it lies
 * @param name its path within the feed's folder
 * @param stamp see {@link tidings.story.Page#stamp()}
 */
public record PageFile(Path path, String name, String stamp) {}
