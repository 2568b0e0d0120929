package tidings.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import tidings.ingest.DateWords.Label;
import tidings.ingest.StoryPlace.Zone;
import tidings.story.ArticleDate;
import tidings.story.DateSource;

/** The dates that a reader sees on the page, with how likely each is the story's: by where it stands, in what company, and how it is written. */
final class SeenDates {
    private static final long DATE = Hints.bit("date");
    /** Dates in such boxes are those of other things. */
    private static final long OTHERS = Hints.bit("comment")
            | Hints.bit("related")
            | Hints.bit("popular")
            | Hints.bit("event")
            | Hints.bit("ticker");

    private static final long ASIDE =
            Hints.bit("sidebar") | Hints.bit("footer") | Hints.bit("nav") | Hints.bit("list") | Hints.bit("more");
    private static final Set<String> ASIDE_TAGS = Set.of("nav", "aside", "footer", "form");
    private static final Set<String> LIST_TAGS = Set.of("li", "table", "article");
    private static final Set<Zone> LOOSE = Set.of(Zone.ABOVE, Zone.FAR_BEFORE, Zone.FAR_BELOW, Zone.BODY, Zone.END, Zone.AFTER);

    /** Characters; "1.1.2024" has eight, "1.1.24" six. */
    private static final int MIN_CHARS = 6;

    private static final int MAX_CHARS = 200;
    private static final int MAX_MARKED = 120;
    /** How much of a paragraph may be its dateline. */
    private static final int MAX_DATELINE = 80;

    private static final int CROWD = 2;
    private static final int CROWD_AT_TITLE = 3;
    private static final double CROWDED = 0.5;
    private static final double DATELINE = 0.55;
    private static final double ONLY = 0.55;
    private static final double WORTHLESS = 0.15;

    // How many words that belong to no date.
    private static final int FEW = 4;
    private static final int SOME = 10;

    private final Outline outline;
    private final StoryPlace place;
    private final Dates dates;
    private final List<Sighting> sightings = new ArrayList<>();

    private record Sighting(DateClaim claim, Zone zone) {}

    /** What is known of the boxes between a date and what it has in common with the story. */
    private record Company(Zone zone, boolean others, boolean aside, boolean list, boolean hidden) {}

    private SeenDates(Outline outline, StoryPlace place, Dates dates) {
        this.outline = outline;
        this.place = place;
        this.dates = dates;
    }

    static List<DateClaim> of(Outline outline, StoryPlace place, Dates dates) {
        var seen = new SeenDates(outline, place, dates);
        outline.boxes().stream().filter(SeenDates::mayBeMarked).filter(SeenDates::isOnPage).forEach(seen::marked);
        outline.blocks().stream().filter(b -> b.digits > 0).forEach(seen::written);
        return seen.withoutCrowds();
    }

    private static boolean mayBeMarked(Box box) {
        return box.tag.equals("time")
                || box.chars <= MAX_MARKED
                        && ((box.hints & DATE) != 0 || box.element.attributesSize() > 0 && DateNames.isDate(box.element.attr("property")))
                        && !box.mute
                        && !box.tag.equals("meta");
    }

    /** Siblings have been taken off the page by now, and their dates with them. */
    private static boolean isOnPage(Box box) {
        return box.element.ownerDocument() != null;
    }

    private void marked(Box box) {
        Element element = box.element;
        Label named = DateNames.label(
                element.attr("itemprop") + " " + element.attr("property") + " " + element.className() + (element.hasAttr("pubdate") ? " pubdate" : ""));
        int order = Math.min(box.firstBlock, outline.blocks().size() - 1);
        var machine = dates.machine(machine(element), DateSource.TIME);
        if (machine.isPresent()) {
            Label label = named == Label.NONE ? label(machine.get(), order) : named;
            claim(box, order, machine.get(), label, 0, true, "<" + box.tag + "> for machines");
            return;
        }
        for (Dates.Seen seen : dates.seen(Texts.tidy(element.text()), DateSource.TIME)) {
            Label label = seen.label() == Label.NONE ? named : seen.label();
            claim(box, order, seen.date(), label, seen.strangers(), seen.edge(), "<" + box.tag + ">");
        }
    }

    private static String machine(Element element) {
        for (String attribute : new String[] {"datetime", "content", element.normalName().equals("abbr") ? "title" : ""}) {
            if (!attribute.isEmpty() && element.hasAttr(attribute)) {
                return element.attr(attribute);
            }
        }
        return "";
    }

    /** What the words around say of a date that is marked up. */
    private Label label(ArticleDate date, int order) {
        if (order < 0 || outline.blocks().get(order).chars > MAX_CHARS) {
            return Label.NONE;
        }
        return dates.seen(outline.blocks().get(order).text(), DateSource.TIME).stream()
                .filter(s -> DateClaim.day(s.date()).equals(DateClaim.day(date)))
                .map(Dates.Seen::label)
                .findFirst()
                .orElse(Label.NONE);
    }

    private void written(Block block) {
        if (block.chars >= MIN_CHARS && block.chars <= MAX_CHARS && isOnPage(block.box)) {
            for (Dates.Seen seen : dates.seen(block.text(), DateSource.TEXT)) {
                claim(block.box, block.order, seen.date(), seen.label(), seen.strangers(), seen.edge(), "text");
            }
        } else if (block.chars > MAX_CHARS && place.isOpening(block)) {
            dates.dateline(block.text().substring(0, MAX_DATELINE), DateSource.TEXT)
                    .ifPresent(d -> sightings.add(
                            new Sighting(new DateClaim(d, Label.NONE, "dateline of the story", DATELINE), Zone.UNDER)));
        }
    }

    private void claim(Box box, int order, ArticleDate date, Label label, int strangers, boolean edge, String rule) {
        Company company = company(box, order);
        double score = score(company, label != Label.NONE, strangers, edge);
        if (label != Label.OTHER && score > 0) {
            sightings.add(new Sighting(
                    new DateClaim(date, label, rule + " " + company.zone().words, score), company.zone()));
        }
    }

    /** Where many days stand in one part of the page they are those of other articles. */
    private List<DateClaim> withoutCrowds() {
        var crowds = new HashMap<String, Set<LocalDate>>();
        sightings.forEach(s -> crowds.computeIfAbsent(part(s), p -> new HashSet<>()).add(s.claim().day()));
        if (crowds.values().stream().flatMap(Set::stream).distinct().count() == 1) {
            return sightings.stream().map(Sighting::claim).map(SeenDates::only).toList();
        }
        return sightings.stream()
                .map(s -> crowds.get(part(s)).size() >= (part(s).startsWith("loose NONE") ? CROWD : CROWD_AT_TITLE)
                        ? s.claim().times(CROWDED)
                        : s.claim())
                .toList();
    }

    /** A page's only day is its article's, unless it stands in bad company. */
    private static DateClaim only(DateClaim claim) {
        return claim.score() < WORTHLESS ? claim : claim.times(Math.max(1, ONLY / claim.score()));
    }

    private static String part(Sighting s) {
        return (LOOSE.contains(s.zone()) ? "loose " : "") + s.claim().label() + " " + s.zone();
    }

    private Company company(Box box, int order) {
        long hints = 0;
        boolean aside = false;
        boolean list = false;
        for (Box outer = box; outer != null && !place.isAround(outer); outer = outer.parent) {
            hints |= outer.hints;
            aside |= ASIDE_TAGS.contains(outer.tag);
            list |= LIST_TAGS.contains(outer.tag);
        }
        return new Company(place.zone(order), (hints & OTHERS) != 0, aside || (hints & ASIDE) != 0, list, box.hidden);
    }

    private static double score(Company at, boolean labelled, int strangers, boolean edge) {
        double score = at.zone().score + words(at.zone(), strangers, edge);
        Predicate<Zone> in = z -> z == at.zone();
        if (in.test(Zone.AFTER) && (at.others() || at.list())) {
            return 0.03;
        }
        score += labelled ? in.test(Zone.AFTER) ? 0.35 : in.test(Zone.END) || in.test(Zone.BODY) ? 0.3 : 0 : 0;
        if (LOOSE.contains(at.zone())) {
            score -= at.others() && !in.test(Zone.FAR_BELOW) ? 0.3 : 0;
            score -= at.aside() && !in.test(Zone.FAR_BELOW) && !(labelled && in.test(Zone.AFTER)) ? in.test(Zone.END) ? 0.04 : 0.12 : 0;
            score -= at.list() && !in.test(Zone.END) ? 0.2 : 0;
            score -= at.hidden() ? 0.2 : 0;
        }
        return Math.max(0, score);
    }

    /** Words that belong to no date speak against it, except where a line opens or ends with it. */
    private static double words(Zone zone, int strangers, boolean edge) {
        if (strangers > SOME) {
            return -0.35;
        }
        boolean inside = zone == Zone.BODY || zone == Zone.END;
        if (strangers > FEW) {
            return edge ? zone == Zone.BODY ? 0.3 : -0.15 : -0.25;
        }
        if (strangers > 0) {
            return edge ? zone == Zone.END ? 0.05 : 0 : -0.1;
        }
        return zone == Zone.BODY ? 0.3 : inside || zone == Zone.AFTER ? 0.1 : 0;
    }
}
