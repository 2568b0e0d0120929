package tidings.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tidings.source.Fetch;
import tidings.source.PageFiles;
import tidings.story.Page;

/** Pages as they are named on a command line. */
final class Pages {
    static final Path STDIN = Path.of("-");

    private Pages() {}

    static Fetch fetch(PageFiles files, Path page, @Nullable String from) {
        return page.equals(STDIN) ? files.fetch(System.in, Page.STDIN, from) : files.fetch(page, from);
    }
}
