package tidings.ingest;

import java.util.Set;
import tidings.ingest.StoryPlace.Zone;

/**
 * The company in which a date stands: what is known of the boxes between it and what it has in common with the story.
 *
 * @param others whether they hold comments, events or other articles
 * @param aside whether they are a navigation, a footer, a sidebar
 * @param list whether they are an item, a table or an article of its own
 * @param apart whether there are no boxes that hold both but the page's body
 * @param hidden whether they do not show
 */
record DateCompany(Zone zone, boolean others, boolean aside, boolean list, boolean apart, boolean hidden) {
    private static final long OTHERS = Hints.bits("comment", "related", "popular", "event", "ticker");
    private static final long ASIDE = Hints.bits("sidebar", "footer", "nav", "list", "more");
    private static final Set<String> ASIDE_TAGS = Set.of("nav", "aside", "footer", "form");
    private static final Set<String> LIST_TAGS = Set.of("li", "table", "article");
    private static final Set<String> CARD_TAGS = Set.of("li", "article");
    /** Characters of a link from which on it is the title of another article. */
    private static final int TITLE = 20;

    // How many words that belong to no date.
    private static final int FEW = 4;
    private static final int SOME = 10;

    /** What is left for a date in a list behind the story, or for one that has nothing to do with it. */
    private static final double WORST = 0.03;

    static DateCompany of(StoryPlace place, Box box, int block) {
        long hints = 0;
        boolean aside = false;
        boolean list = false;
        boolean card = false;
        Box outer = box;
        for (; outer.parent != null && !place.isAround(outer); outer = outer.parent) {
            hints |= outer.hints;
            aside |= ASIDE_TAGS.contains(outer.tag);
            list |= LIST_TAGS.contains(outer.tag);
            card |= CARD_TAGS.contains(outer.tag) && outer.linkedChars >= TITLE;
        }
        return new DateCompany(
                place.zone(block),
                card || (hints & OTHERS) != 0,
                aside || (hints & ASIDE) != 0,
                list,
                outer.tag.equals("body"),
                box.hidden);
    }

    /**
     * How likely the date is the story's, from 0 to 1.
     *
     * @param strangers see {@link Dates.Seen}
     * @param edge see {@link Dates.Seen}
     */
    double score(boolean labelled, int strangers, boolean edge) {
        boolean behind = zone == Zone.AFTER || zone == Zone.END;
        if (zone == Zone.AFTER && (others || list) || behind && apart && !labelled) {
            return WORST;
        }
        double score = zone.score + (labelled ? zone.ifLabelled : 0) + words(strangers, edge);
        return Math.max(0, zone.isLoose() ? score - neighbours(labelled) : score);
    }

    /** Words that belong to no date speak against it, less so where a line opens or ends with it. */
    private double words(int strangers, boolean edge) {
        if (strangers > SOME) {
            return -0.35;
        }
        if (strangers > FEW) {
            return !edge ? -0.25 : zone == Zone.BODY ? 0.3 : -0.15;
        }
        return strangers == 0 ? zone.ifAlone : !edge ? -0.1 : zone == Zone.END ? 0.05 : 0;
    }

    private double neighbours(boolean labelled) {
        double against = (hidden ? 0.2 : 0) + (apart ? 0.2 : 0);
        against += list && zone != Zone.END ? 0.2 : 0;
        if (zone != Zone.FAR_BELOW) {
            against += others ? 0.3 : 0;
            against += !aside || labelled && zone == Zone.AFTER ? 0 : zone == Zone.END ? 0.04 : 0.12;
        }
        return against;
    }
}
