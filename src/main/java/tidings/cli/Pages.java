package tidings.cli;

import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.source.Fetch;
import tidings.source.FetchRequest;
import tidings.source.Fetcher;
import tidings.source.PageFiles;
import tidings.story.Page;

/** Pages as they are named on a command line: a file, an address, or {@code -} for standard input. */
final class Pages implements AutoCloseable {
    static final String STDIN = "-";

    private static final Pattern WEB = Pattern.compile("(?i)https?://.*", Pattern.DOTALL);

    private final PageFiles files = new PageFiles();
    private final Supplier<Fetcher> web;
    private @Nullable Fetcher fetcher;

    /** @param web made only when there is an address */
    Pages(Supplier<Fetcher> web) {
        this.web = web;
    }

    /** @param from the address that a saved page was saved from, or null */
    Fetch fetch(String page, @Nullable String from) {
        if (isAddress(page)) {
            return fetch(page);
        }
        return page.equals(STDIN) ? files.fetch(System.in, Page.STDIN, from) : files.fetch(Path.of(page), from);
    }

    private Fetch fetch(String url) {
        if (fetcher == null) {
            fetcher = web.get();
        }
        return fetcher.fetch(FetchRequest.of(url));
    }

    static boolean isAddress(String page) {
        return WEB.matcher(page).matches();
    }

    @Override
    public void close() {
        if (fetcher != null) {
            fetcher.close();
        }
    }
}
