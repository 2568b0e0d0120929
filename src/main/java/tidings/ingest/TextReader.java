package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.story.Address;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.DateSource;
import tidings.story.FeedDefinition;
import tidings.story.Page;
import tidings.story.Sibling;
import tidings.story.Story;

/** Reads a page that someone saved as plain text: title, date, paragraphs, then perhaps a theme block and a rights line. */
final class TextReader {
    private static final Pattern BULLET = Pattern.compile("[-*•]\\s|\\d{1,2}[.)]\\s");

    private final Page page;
    private final FeedDefinition feed;
    private final Dates dates;

    private String title = "";
    private List<String> authors = List.of();
    private @Nullable ArticleDate published;
    private @Nullable String rights;
    private @Nullable String heading;
    private final List<String> paragraphs = new ArrayList<>();
    private final TextListing listing;

    TextReader(Page page, FeedDefinition feed) {
        this.page = page;
        this.feed = feed;
        this.dates = new Dates(feed.timezone(), feed.language());
        this.listing = new TextListing(dates, base());
    }

    Reading read() throws NoStory {
        TextBlocks.each(Parsing.text(page, Trail.none()), this::isLineOfItsOwn, this::block);
        if (title.isEmpty() || paragraphs.isEmpty()) {
            throw new NoStory("has no story on it (a text page has a title, a blank line, and paragraphs)");
        }
        return new Reading.Read(new Story(main(), String.join("\n", paragraphs), siblings(), site()));
    }

    private void block(String text) {
        Optional<ArticleDate> date = dates.only(text, DateSource.TEXT);
        if (Texts.isRights(text)) {
            rights = text;
        } else if (Headings.THEME.matches(text)) {
            heading = heading == null ? text : heading;
        } else if (heading == null) {
            story(text, date);
        } else if (rights == null && !Headings.OTHER.matches(text)) {
            listing.add(text);
        }
    }

    private void story(String text, Optional<ArticleDate> date) {
        if (date.isPresent()) {
            published = published == null ? date.get() : published;
        } else if (title.isEmpty()) {
            title = Texts.title(text);
        } else if (paragraphs.isEmpty() && isByline(text)) {
            authors = Authors.names(List.of(text));
            published = published == null ? Authors.datedByline(text, dates).orElse(null) : published;
        } else if (!Texts.same(text, title) && !Headings.OTHER.matches(text)) {
            paragraphs.add(text);
        }
    }

    private List<Sibling> siblings() {
        return Siblings.number(listing.headlines(), heading, title, null);
    }

    private Article main() {
        String html = Cleaner.paragraphs(paragraphs);
        String summary = Texts.shortened(paragraphs.get(0), Summaries.MAX);
        String url = Address.resolve(null, page.url()).map(Address::clean).orElse(null);
        return new Article(title, url, authors, published, null, summary, html, null, null, rights);
    }

    private boolean isLineOfItsOwn(String line) {
        return heading != null
                || BULLET.matcher(line).lookingAt()
                || dates.only(line, DateSource.TEXT).isPresent()
                || Headings.THEME.matches(line)
                || Headings.OTHER.matches(line)
                || Texts.isRights(line)
                || isByline(line)
                || (!title.isEmpty() && Texts.same(line, title));
    }

    private boolean isByline(String line) {
        return Authors.isByline(line) || Authors.datedByline(line, dates).isPresent();
    }

    private String base() {
        return page.url() == null ? feed.link() : page.url();
    }

    private String site() {
        return Address.site(base());
    }
}
