package tidings.ingest;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.story.Address;

/**
 * Folders of site rules. A file is found by its name: {@code town.example.txt} is for that host, with {@code www.} or without,
 * {@code .town.example.txt} for the hosts below it, {@code global.txt} for all. Files are read when a host asks for them, and again when
 * they change.
 */
public final class SiteRules {
    private static final Logger LOG = LoggerFactory.getLogger(SiteRules.class);
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)*");
    private static final int MAX_HOST = 253;
    private static final String ENDING = ".txt";
    private static final String GLOBAL = "global";

    private final List<Path> folders;
    private final Map<File, Known> known = new ConcurrentHashMap<>();

    /** @param folders the first that has a file for a host is heard */
    public SiteRules(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** The rules in a file, and what the file looked like when it was read. */
    private record Known(long modified, long size, SiteRule rule) {}

    /**
     * The rules for a page.
     *
     * @param url where it was found; else its canonical link tells the host, else its {@code og:url}, else {@code site}
     */
    SiteRule forPage(Document page, @Nullable String url, String site) {
        if (folders.isEmpty()) {
            return SiteRule.NONE;
        }
        return Stream.<Supplier<@Nullable String>>of(
                        () -> url,
                        () -> page.head().select("link[rel=canonical]").attr("href"),
                        () -> page.head().select("meta[property=og:url]").attr("content"))
                .flatMap(claim -> Address.resolve(page.baseUri(), claim.get()).stream())
                .findFirst()
                .map(found -> forHost(Address.site(found)))
                .orElseGet(() -> forHost(Address.site(site)));
    }

    /** The rules for a host: the file with its name, or that for the nearest domain above it, with those for all hosts. */
    public SiteRule forHost(String host) {
        if (folders.isEmpty() || host.length() > MAX_HOST || !HOST.matcher(host).matches()) {
            return SiteRule.NONE;
        }
        String site = host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        SiteRule own = named(site).or(() -> above(site)).orElse(SiteRule.NONE);
        return own.and(named(GLOBAL).orElse(SiteRule.NONE));
    }

    private Optional<SiteRule> above(String site) {
        for (int dot = site.indexOf('.'); dot >= 0; dot = site.indexOf('.', dot + 1)) {
            Optional<SiteRule> found = named(site.substring(dot));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<SiteRule> named(String name) {
        return folders.stream()
                .map(f -> f.resolve(name + ENDING).toFile())
                .filter(File::isFile)
                .findFirst()
                .map(this::read);
    }

    private SiteRule read(File file) {
        long modified = file.lastModified();
        long size = file.length();
        @Nullable Known last = known.get(file);
        if (last != null && last.modified == modified && last.size == size) {
            return last.rule;
        }
        SiteRule rule = SiteRuleFile.read(file.toPath());
        rule.faults().forEach(f -> LOG.warn("{}", f));
        known.put(file, new Known(modified, size, rule));
        return rule;
    }

    /** All files of rules in the folders, by name. */
    public List<Path> files() {
        var files = new ArrayList<Path>();
        for (Path folder : folders) {
            try (var entries = Files.list(folder)) {
                entries.filter(SiteRules::isRules).sorted().forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    /** A licence that lies in the folder is no host's. */
    private static boolean isRules(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING)
                && (name.indexOf('.') < name.length() - ENDING.length() || name.equals(GLOBAL + ENDING))
                && Files.isRegularFile(file);
    }

    /** What a file says, and what is wrong with it. */
    public static SiteRule of(Path file) {
        return SiteRuleFile.read(file);
    }
}
