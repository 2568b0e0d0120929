package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;

/** The lines of a theme block in plain text: titles and dates, each a line of its own or both in one. */
final class TextListing {
    private final List<String> lines = new ArrayList<>();
    private final Dates dates;
    private final String base;

    /** @param base what addresses in the text resolve against */
    TextListing(Dates dates, String base) {
        this.dates = dates;
        this.base = base;
    }

    void add(String line) {
        lines.add(line);
    }

    List<Article> headlines() {
        var listing = new Listing();
        List<Dates.Line> dated = lines.stream()
                .map(l -> dates.line(l, DateSource.LISTED))
                .flatMap(Optional::stream)
                .filter(l -> !l.text().isBlank())
                .toList();
        if (dated.size() == lines.size() && lines.size() > 1) {
            dated.forEach(l -> title(l.text(), l.date(), listing));
        } else {
            lines.forEach(l ->
                    dates.only(l, DateSource.LISTED).ifPresentOrElse(listing::date, () -> title(l, null, listing)));
        }
        return listing.headlines();
    }

    private void title(String line, @Nullable ArticleDate date, Listing listing) {
        String url = Texts.markdownUrl(line)
                .flatMap(u -> Address.resolve(base, u))
                .map(Address::clean)
                .orElse(null);
        listing.title(Texts.title(line), url, date);
    }
}
