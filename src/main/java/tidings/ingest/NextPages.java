package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import tidings.story.Address;
import tidings.story.Further;

/** The page that a listing goes on in: as it declares, else as its pager shows. */
final class NextPages {
    private static final Set<String> NEXT = Set.copyOf(Words.lines("next-words.txt"));
    private static final Pattern NUMBERED = Pattern.compile(
            "(?i)(?:\\b(?:page|p|pg|paged|seite|pagina|página|s|str|sivu)[=/_-]?|/)(\\d{1,4})(?=/?(?:[?&#.].*)?$)");
    private static final int MAX_NUMBER = 4;
    private static final long PAGER = Hints.bits("nav");
    private static final int LEVELS = 3;

    private NextPages() {}

    /** @param at the page's own address */
    static List<Further> of(Outline outline, String at) {
        return declared(outline)
                .or(() -> named(outline))
                .or(() -> numbered(outline, at))
                .filter(u -> !Address.key(u).equals(Address.key(at)))
                .filter(u -> Address.site(u).equals(Address.site(at)))
                .map(u -> List.of(new Further(u, Further.Kind.OLDER, null)))
                .orElse(List.of());
    }

    private static Optional<String> declared(Outline outline) {
        List<Box> all = new ArrayList<>(outline.tagged("link"));
        all.addAll(outline.tagged("a"));
        return all.stream()
                .filter(b -> List.of(Texts.lower(b.element.attr("rel")).split("\\s+"))
                        .contains("next"))
                .flatMap(b -> address(b.element).stream())
                .findFirst();
    }

    private static Optional<String> named(Outline outline) {
        List<Box> links = outline.tagged("a");
        for (int i = links.size() - 1; i >= 0; i--) { // pagers stand below
            Box link = links.get(i);
            String text = link.chars <= 40 ? Words.fold(link.element.text()) : "";
            String said = Words.fold(link.element.attr("aria-label") + link.element.attr("title"));
            boolean mark = link.chars <= 2
                    && Set.of("›", "»", ">", "→").contains(link.element.text().strip())
                    && isInPager(link);
            if (mark || NEXT.contains(text) || NEXT.contains(said)) {
                Optional<String> address = address(link.element);
                if (address.isPresent()) {
                    return address;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isInPager(Box link) {
        Box box = link;
        for (int level = 0; level <= LEVELS && box != null; level++, box = box.parent) {
            if ((box.hints & PAGER) != 0 || box.tag.equals("nav")) {
                return true;
            }
        }
        return false;
    }

    /** The number after this page's own, among links that are numbers. */
    private static Optional<String> numbered(Outline outline, String at) {
        Matcher own = NUMBERED.matcher(at);
        String wanted =
                String.valueOf(own.find() && own.group().charAt(0) != '/' ? Integer.parseInt(own.group(1)) + 1 : 2);
        return outline.tagged("a").stream()
                .filter(a -> a.chars > 0
                        && a.chars <= MAX_NUMBER
                        && a.element.text().strip().equals(wanted))
                .flatMap(a -> address(a.element).stream())
                .filter(u -> u.contains(wanted))
                .reduce((a, b) -> b);
    }

    private static Optional<String> address(Element link) {
        return Href.of(link.attr("href")) == null
                ? Optional.empty()
                : Address.resolve(link.baseUri(), link.attr("href")).map(u -> u.split("#", 2)[0]);
    }
}
