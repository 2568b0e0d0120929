package tidings.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import tidings.ingest.DateWords.Label;
import tidings.ingest.StoryPlace.Zone;
import tidings.story.ArticleDate;
import tidings.story.DateSource;

/** The dates that a reader sees on the page, with how likely each is the story's: by where it stands, in what company, and how it is written. */
final class SeenDates {
    private static final long DATE = Hints.bits("date");

    /** Characters; "1.1.2024" has eight, "1.1.24" six. */
    private static final int MIN_CHARS = 6;

    private static final int MIN_DIGITS = 3;

    private static final int MAX_CHARS = 200;
    private static final int MAX_MARKED = 120;
    /** How much of a paragraph may be its dateline. */
    private static final int MAX_DATELINE = 80;

    private static final int MANY = 24;
    private static final double DATELINE = 0.55;

    // Where so many days stand in one part of the page they are those of other articles.
    private static final int CROWD = 2;
    private static final int CROWD_AT_TITLE = 3;
    private static final double CROWDED = 0.5;

    /** The score of a page's only day, unless it stands in company that makes it worthless. */
    private static final double ONLY = 0.55;

    private static final double WORTHLESS = 0.15;

    private final Outline outline;
    private final StoryPlace place;
    private final Element body;
    private final Dates dates;
    private final List<Sighting> sightings = new ArrayList<>();

    private SeenDates(Outline outline, StoryPlace place, Element body, Dates dates) {
        this.outline = outline;
        this.body = body;
        this.place = place;
        this.dates = dates;
    }

    /** @param body where the story stands, on the page or put together of its parts */
    static List<DateClaim> of(Outline outline, StoryPlace place, Element body, Dates dates) {
        var seen = new SeenDates(outline, place, body, dates);
        outline.boxes().stream()
                .filter(SeenDates::mayBeMarked)
                .filter(seen::isOnPage)
                .forEach(seen::marked);
        outline.blocks().stream().filter(b -> b.digits >= MIN_DIGITS).forEach(seen::written);
        return seen.withoutCrowds();
    }

    private static boolean mayBeMarked(Box box) {
        if (box.tag.equals("time")) {
            return true;
        }
        boolean named =
                (box.hints & DATE) != 0 || box.tag.equals("span") && DateNames.isDate(box.element.attr("property"));
        return named && box.chars <= MAX_MARKED && !box.mute && !box.tag.equals("meta");
    }

    /** Whether what comes now is a long list of other things with their dates; it need not be read to the end. */
    private boolean isPastHope(int block) {
        return sightings.size() >= MANY && place.zone(block) == Zone.AFTER;
    }

    /** Siblings have been taken off the page by now, and their dates with them. */
    private boolean isOnPage(Box box) {
        Node root = box.element.root();
        return root instanceof Document || root == body.root();
    }

    private void marked(Box box) {
        int order = Math.min(box.firstBlock, outline.blocks().size() - 1);
        if (isPastHope(order)) {
            return;
        }
        Element element = box.element;
        Label named = DateNames.label(element.attr("itemprop") + " " + element.attr("property") + " "
                + element.className() + (element.hasAttr("pubdate") ? " pubdate" : ""));
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
        for (String attribute :
                new String[] {"datetime", "content", element.normalName().equals("abbr") ? "title" : ""}) {
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
        if (isPastHope(block.order)) {
            return;
        }
        if (block.nodes.size() > 1) {
            block.nodes.forEach(n -> piece(block, n.getWholeText()));
        }
        if (block.chars >= MIN_CHARS && block.chars <= MAX_CHARS && isOnPage(block.box)) {
            for (Dates.Seen seen : dates.seen(block.text(), DateSource.TEXT)) {
                claim(block.box, block.order, seen.date(), seen.label(), seen.strangers(), seen.edge(), "text");
            }
        } else if (block.chars > MAX_CHARS && place.isOpening(block)) {
            dates.dateline(block.text().substring(0, Math.min(block.text().length(), MAX_DATELINE)), DateSource.TEXT)
                    .ifPresent(d -> sightings.add(new Sighting(
                            new DateClaim(d, Label.NONE, "dateline of the story", false, DATELINE), Zone.UNDER)));
        }
    }

    /** A date that stands by itself in a line of several pieces, between which there may be no space. */
    private void piece(Block block, String text) {
        boolean fits = text.length() >= MIN_CHARS && text.length() <= MAX_MARKED;
        if (fits && Texts.hasDigits(text, MIN_DIGITS) && isOnPage(block.box)) {
            dates.only(Texts.tidy(text), DateSource.TEXT)
                    .ifPresent(d -> claim(block.box, block.order, d, label(d, block.order), 0, true, "text"));
        }
    }

    private void claim(Box box, int order, ArticleDate date, Label label, int strangers, boolean edge, String rule) {
        DateCompany company = DateCompany.of(place, box, order);
        double score = company.score(label != Label.NONE, strangers, edge);
        if (label != Label.OTHER && score > 0) {
            Zone zone = company.zone();
            sightings.add(
                    new Sighting(new DateClaim(date, label, rule + " " + zone.words, zone.isAtTitle(), score), zone));
        }
    }

    private List<DateClaim> withoutCrowds() {
        var crowds = new HashMap<String, Set<LocalDate>>();
        sightings.forEach(s -> crowds.computeIfAbsent(s.part(), p -> new HashSet<>())
                .add(s.claim().day()));
        boolean only = crowds.values().stream().flatMap(Set::stream).distinct().count() == 1;
        return sightings.stream()
                .map(s -> only ? s.strengthened() : s.weighed(crowds.getOrDefault(s.part(), Set.of())))
                .toList();
    }

    private record Sighting(DateClaim claim, Zone zone) {
        /** What is counted together: dates with the same label in the same part of the page. */
        String part() {
            return zone + " " + claim.label();
        }

        /** @param days that are counted together with it */
        DateClaim weighed(Set<LocalDate> days) {
            int crowd = zone.isLoose() && claim.label() == Label.NONE ? CROWD : CROWD_AT_TITLE;
            return days.size() >= crowd ? claim.times(CROWDED) : claim;
        }

        /** As the page's only day; far from the story it may be today's, or that of the page's software. */
        DateClaim strengthened() {
            boolean near = zone != Zone.AFTER && zone != Zone.ABOVE;
            return near && claim.score() >= WORTHLESS ? claim.times(Math.max(1, ONLY / claim.score())) : claim;
        }
    }
}
