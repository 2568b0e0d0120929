package tidings.ingest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;

/** What the site that a page belongs to is called: as it says itself, and as its host spells it. */
final class SiteName {
    /** What parts a title from a site's name or a section's. */
    static final Pattern PARTS = Pattern.compile("\\s+[|–—·•»«›>:~/_-]{1,3}\\s+|\\s*(?:[|»｜]|::|\\s_\\s)\\s*");

    private static final int MIN_HOST = 4;

    private final List<String> names = new ArrayList<>();
    private final Set<String> squeezed = new LinkedHashSet<>();
    private final String host;

    /** @param url of the page or, failing that, of its site; or null */
    SiteName(Meta meta, JsonLd jsonLd, @Nullable String url) {
        Stream.concat(
                        Stream.of(
                                meta.first("og:site_name"),
                                meta.first("application-name", "apple-mobile-web-app-title")),
                        jsonLd.siteNames().stream())
                .filter(Objects::nonNull)
                .forEach(this::add);
        String site = url == null ? "" : Address.site(url);
        host = WordSet.squeezed(site);
        String[] labels = site.split("\\.");
        int own = labels.length > 2 && labels[labels.length - 2].length() <= 3 ? labels.length - 3 : labels.length - 2;
        for (int i = 0; i <= own; i++) {
            squeezed.add(WordSet.squeezed(labels[i]));
        }
        squeezed.add(host);
    }

    private void add(String name) {
        names.add(name);
        squeezed.add(WordSet.squeezed(name));
        for (String part : PARTS.split(name)) {
            squeezed.add(WordSet.squeezed(part));
        }
    }

    /** The name that the site gives itself first, or empty. */
    Optional<String> name() {
        return names.stream().findFirst();
    }

    /** Whether the text is the site's name and nothing else. */
    boolean is(String text) {
        String letters = WordSet.squeezed(text);
        return !letters.isEmpty()
                && (squeezed.contains(letters)
                        || letters.length() >= MIN_HOST && (host.startsWith(letters) || host.contains(letters))
                        || letters.startsWith("the") && squeezed.contains(letters.substring(3)));
    }

    /** The text without the site's name at its ends; the text itself if nothing else is left. */
    String without(String text) {
        String bare = text;
        for (Matcher m = PARTS.matcher(bare); m.find(); ) {
            if (m.start() > 0 && is(bare.substring(m.end()))) {
                bare = bare.substring(0, m.start());
                break;
            }
        }
        int end = 0;
        for (Matcher m = PARTS.matcher(bare); m.find(); ) {
            if (m.start() > 0 && is(bare.substring(0, m.start())) && m.end() < bare.length()) {
                end = m.end();
            }
        }
        return bare.substring(end).strip();
    }
}
