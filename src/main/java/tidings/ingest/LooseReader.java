package tidings.ingest;

import java.time.ZoneId;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.Image;
import tidings.story.LooseText;

/** Markup and dates that feeds hold, read as those of pages are. */
public final class LooseReader implements LooseText {
    /** Nothing on the web is there without an address; what has none resolves against this, and is then no address. */
    private static final String NOWHERE = "";

    private static final int MAX_IMAGES = 20;
    private final ZoneId zone;

    /** @param zone holds for dates that name none */
    public LooseReader(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public String plain(String markup) {
        return markup.indexOf('<') < 0 && markup.indexOf('&') < 0
                ? Texts.tidy(markup)
                : Texts.tidy(Parsing.fragment(markup, NOWHERE).text());
    }

    @Override
    public @Nullable String brief(String markup) {
        return Summaries.of(plain(markup), "");
    }

    @Override
    public @Nullable String clean(String markup, @Nullable String base) {
        Element body = Parsing.fragment(markup, base == null ? NOWHERE : base);
        Paragraphs.split(body);
        String html = Cleaner.clean(body).html();
        return html.isBlank() ? null : html;
    }

    @Override
    public Optional<Image> image(String markup, @Nullable String base) {
        return markup.indexOf('<') < 0
                ? Optional.empty()
                : Parsing.fragment(markup, base == null ? NOWHERE : base).select(Html.IMAGE).stream()
                        .limit(MAX_IMAGES)
                        .flatMap(i -> Images.of(i).stream())
                        .findFirst();
    }

    @Override
    public Optional<ArticleDate> date(String text, @Nullable String language) {
        return new Dates(zone, language).machine(text, DateSource.LISTED);
    }
}
