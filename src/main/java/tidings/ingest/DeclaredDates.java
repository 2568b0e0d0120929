package tidings.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.ingest.DateWords.Label;
import tidings.story.DateSource;

/** The dates that a page declares for machines: in JSON-LD, in meta elements, in its address, in the data of its scripts. */
final class DeclaredDates {
    private static final Pattern ARTICLE = Pattern.compile("\\w*Article|\\w*BlogPosting|Report");
    /** What may be a page's main thing in an article's stead. */
    private static final Set<String> WORKS = Set.of(
            "Recipe",
            "HowTo",
            "VideoObject",
            "AudioObject",
            "PodcastEpisode",
            "Episode",
            "CreativeWork",
            "SocialMediaPosting",
            "DiscussionForumPosting",
            "Question",
            "Dataset",
            "LearningResource");
    /** What has dates of its own beside the article. */
    private static final Set<String> OTHERS = Set.of(
            "Comment",
            "Answer",
            "Review",
            "Product",
            "Offer",
            "Event",
            "Person",
            "Organization",
            "ImageObject",
            "WebSite",
            "JobPosting",
            "Book",
            "Movie",
            "SoftwareApplication");

    private static final Pattern DAY_IN_PATH = Pattern.compile(
            "(?<!\\d)((?:19|20)\\d\\d)([-/_.]?)(0[1-9]|1[0-2]|(?<=\\D)[1-9])\\2(0[1-9]|[12]\\d|3[01]|(?<=\\D)[1-9])(?!\\d)");
    private final List<DateClaim> claims = new ArrayList<>();
    private final Dates dates;
    private final String title;

    private DeclaredDates(Dates dates, String title) {
        this.dates = dates;
        this.title = title;
    }

    static List<DateClaim> of(JsonLd jsonLd, Meta meta, String title, @Nullable String url, Dates dates) {
        var declared = new DeclaredDates(dates, title);
        declared.jsonLd(jsonLd, "datePublished", Label.PUBLISHED, 0);
        declared.jsonLd(jsonLd, "dateCreated", Label.PUBLISHED, 0.25);
        declared.jsonLd(jsonLd, "uploadDate", Label.PUBLISHED, 0.25);
        declared.jsonLd(jsonLd, "dateModified", Label.UPDATED, 0);
        meta.all().forEach(declared::meta);
        declared.address(url);
        return declared.claims;
    }

    private void jsonLd(JsonLd jsonLd, String key, Label label, double less) {
        for (JsonLd.Said said : jsonLd.all(key)) {
            double score = score(said) - less;
            if (score > 0) {
                dates.machine(said.value(), DateSource.JSON_LD)
                        .ifPresent(d -> claims.add(new DateClaim(
                                d, label, "JSON-LD " + key + " of " + String.join(", ", said.types()), false, score)));
            }
        }
    }

    /** A page that is no article has a date of publication wherever the software gives it one. */
    private double score(JsonLd.Said said) {
        if (said.types().stream().anyMatch(t -> ARTICLE.matcher(t).matches())) {
            return Texts.same(said.headline(), title) ? 0.9 : 0.8;
        }
        if (said.types().stream().anyMatch(WORKS::contains)) {
            return 0.6;
        }
        return said.types().stream().anyMatch(OTHERS::contains) ? 0 : 0.3;
    }

    private void meta(String name, String value) {
        Label label = DateNames.label(name);
        if (label != Label.OTHER && DateNames.isDate(name)) {
            dates.machine(value, DateSource.META)
                    .ifPresent(d -> claims.add(new DateClaim(d, label, "meta " + name, false, score(name, label))));
        }
    }

    private static double score(String name, Label label) {
        return switch (label) {
            case PUBLISHED -> name.startsWith("article:published") ? 0.9 : 0.8;
            case UPDATED -> 0.7;
            default -> name.endsWith("date") ? 0.75 : 0.3;
        };
    }

    private void address(@Nullable String url) {
        Matcher m = DAY_IN_PATH.matcher(url == null ? "" : url.split("[?#]", 2)[0]);
        if (m.find()) {
            dates.find(m.group(1) + "-" + m.group(3) + "-" + m.group(4), DateSource.URL)
                    .ifPresent(d -> claims.add(new DateClaim(d, Label.PUBLISHED, "the page's address", false, 0.6)));
        }
    }
}
