package tidings.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Twins;

/**
 * The article's own address. What a page declares is believed with care: templates put the front page there, or the section, or another
 * site altogether; where several declarations agree, they win.
 */
final class Canonical {
    /** Parts of addresses that belong to other forms of a page, or to no page. */
    private static final Set<String> OTHER_FORMS =
            Set.of("feed", "rss", "atom", "search", "amp", "feeds", "404", "login");

    private static final Set<String> VARIANTS = Set.of(
            "amp", "print", "printable", "page", "seite", "mobile", "amphtml", "index.html", "index.htm", "index.php");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final int SLUG_WORDS = 3;

    private static final double LINK = 1;
    private static final double OPEN_GRAPH = 0.9;
    private static final double JSON_LD = 0.8;
    private static final double AGREES_WITH_FOUND = 1;

    private final String base;
    private final @Nullable String found;
    private final Trail trail;
    private final Map<String, Optional<Declared>> read = new HashMap<>();
    private final Map<String, Claim> claims = new LinkedHashMap<>();

    /**
     * @param base what relative addresses are relative to
     * @param found where the page was found, or null where nobody said
     */
    Canonical(String base, @Nullable String found, Trail trail) {
        this.base = base;
        this.found = Address.resolve(null, found).map(Address::clean).orElse(null);
        this.trail = trail;
    }

    /** An address as it was read; pages declare the same one again and again. */
    private record Declared(String url, String key, String doubt) {}

    private static final class Claim {
        final String url;
        final List<String> rules = new ArrayList<>();
        double score;

        Claim(String url) {
            this.url = url;
        }
    }

    /** The address, or null if the page declares none that can be believed and was found at none. */
    @Nullable
    String of(Outline outline, Meta meta, JsonLd jsonLd) {
        outline.tagged("link").stream()
                .map(b -> b.element)
                .filter(Canonical::isCanonical)
                .forEach(link -> claim("link rel=canonical", link.attr("href"), LINK));
        claim("og:url", meta.first("og:url"), OPEN_GRAPH);
        claim("JSON-LD mainEntityOfPage", jsonLd.url("mainEntityOfPage"), JSON_LD);
        claim("JSON-LD url", jsonLd.url("url"), JSON_LD);
        return best().map(c -> c.url).orElse(found);
    }

    private static boolean isCanonical(Element link) {
        return (" " + Texts.lower(link.attr("rel")) + " ").contains(" canonical ");
    }

    private void claim(String rule, @Nullable String declared, double weight) {
        Optional<Declared> address = declared == null ? Optional.empty() : read.computeIfAbsent(declared, this::read);
        address.ifPresent(a -> {
            if (a.doubt.isEmpty()) {
                Claim claim = claims.computeIfAbsent(a.key, k -> new Claim(a.url));
                claim.rules.add(rule);
                claim.score += weight;
            } else {
                trail.passed("url", rule, a.url, weight, a.doubt);
            }
        });
    }

    private Optional<Declared> read(String declared) {
        return Address.resolve(base, declared).map(Address::clean).map(u -> new Declared(u, Address.key(u), doubt(u)));
    }

    /** Why an address cannot be that of the article, or nothing. */
    private String doubt(String url) {
        if (Address.isHome(url)) {
            return "is the front page";
        }
        String path = path(url);
        if (path.contains("://") || path.contains("%3a%2f")) {
            return "has another address in it";
        }
        if (hasOtherForm(path) && (found == null || !hasOtherForm(path(found)) || isTwin(path(found)))) {
            return "is a feed, a search, or another form of the page";
        }
        if (found == null || Address.isHome(found)) {
            return "";
        }
        if (!isSameSite(url, found)) {
            return lastSegment(path).equals(lastSegment(path(found))) ? "" : "is on another site than the page";
        }
        return isSection(path, path(found)) ? "is the section that the page is in" : withoutIdentity(url, found);
    }

    /** A short path that the page's own goes on from, with more than the number or the form of a page. */
    private static boolean isSection(String path, String ofPage) {
        String folder = path.endsWith("/") ? path : path + "/";
        if (!ofPage.startsWith(folder) || WordSet.of(lastSegment(path)).size() >= SLUG_WORDS) {
            return false;
        }
        for (String segment : ofPage.substring(folder.length()).split("/")) {
            if (!segment.isEmpty()
                    && !VARIANTS.contains(segment)
                    && !NUMBER.matcher(segment).matches()) {
                return true;
            }
        }
        return false;
    }

    private static String withoutIdentity(String url, String found) {
        int query = found.indexOf('?');
        if (query < 0 || url.indexOf('?') >= 0 || !path(url).equals(path(found))) {
            return "";
        }
        for (String parameter : Texts.lower(found.substring(query + 1)).split("&")) {
            String[] parts = parameter.split("=", 2);
            if (parts.length == 2
                    && Twins.isCarrying(parts[0])
                    && parts[1].chars().anyMatch(Character::isDigit)) {
                return "lacks the parameter that tells the page from its neighbours";
            }
        }
        return "";
    }

    private static boolean isTwin(String path) {
        return path.contains("/amp");
    }

    private static boolean hasOtherForm(String path) {
        for (String segment : path.split("/")) {
            if (OTHER_FORMS.contains(segment)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one host is the other or a part of it, or both are parts of one. */
    private static boolean isSameSite(String one, String other) {
        String a = Address.site(one);
        String b = Address.site(other);
        return a.equals(b) || a.endsWith("." + b) || b.endsWith("." + a) || owner(a).equals(owner(b));
    }

    private static String owner(String host) {
        String[] labels = host.split("\\.");
        int kept = labels.length > 2 && labels[labels.length - 2].length() <= 3 ? 3 : 2;
        return labels.length <= kept ? host : host.substring(host.indexOf(labels[labels.length - kept] + "."));
    }

    private static String path(String url) {
        String rest = url.substring(url.indexOf("//") + 2);
        int slash = rest.indexOf('/');
        return slash < 0 ? "/" : Texts.lower(rest.substring(slash).split("[?#]", 2)[0]);
    }

    private static String lastSegment(String path) {
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return bare.substring(bare.lastIndexOf('/') + 1);
    }

    private Optional<Claim> best() {
        String here = found == null ? "" : Address.key(found);
        claims.forEach((key, claim) -> claim.score += key.equals(here) ? AGREES_WITH_FOUND : 0);
        Claim best = null;
        for (Claim claim : claims.values()) {
            best = best == null || claim.score > best.score ? claim : best;
        }
        for (Claim claim : claims.values()) {
            String rule = String.join(", ", claim.rules);
            if (claim == best) {
                trail.took("url", rule, claim.url, claim.score);
            } else {
                trail.passed("url", rule, claim.url, claim.score, "more speaks for another");
            }
        }
        return Optional.ofNullable(best);
    }
}
