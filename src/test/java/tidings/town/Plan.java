package tidings.town;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tidings.town.Habits.Listing;
import tidings.town.Trouble.Episode;

/**
 * Everything that will ever happen in the town; the same for the same seed.
 *
 * @param seed for whatever is left to chance
 * @param sites how many newspapers there are
 * @param articles how many they publish in all, at least
 * @param span from the first look to the last; its last quarter is quiet
 */
record Plan(long seed, int sites, int articles, Span span) {
    private static final Duration QUIET = Duration.ofHours(3);
    /** So many troubles fit into a day; the next site begins with those that come after them. */
    private static final int A_DAY = 4;
    /** A site that lists nothing has so many articles, all of them known beforehand. */
    private static final int FIXED = 20;

    /** What happens on one site, the oldest article first. */
    record Course(
            Habits habits,
            List<Piece> pieces,
            List<Episode> episodes,
            @Nullable Instant moves) {}

    List<Course> courses() {
        return IntStream.range(0, sites).mapToObj(this::course).toList();
    }

    private Course course(int site) {
        var random = new Random(seed * 1_000_003 + site);
        Habits habits = Habits.of(site);
        Instant moves = site % 10 == 3 ? span.from().plus(part(0.4)) : null;
        List<Episode> episodes = episodes(random, site);
        return new Course(habits, pieces(random, site, habits), episodes, moves);
    }

    private Duration part(double of) {
        return Duration.ofMinutes((long) (span.length().toMinutes() * of));
    }

    private Instant busyUntil() {
        return span.from().plus(part(0.75));
    }

    private List<Piece> pieces(Random random, int site, Habits habits) {
        boolean fixed = habits.listing() == Listing.NONE;
        int listing = (int) IntStream.range(0, sites)
                .filter(s -> Habits.of(s).listing() != Listing.NONE)
                .count();
        int unlisted = (sites - listing) * FIXED;
        int count = fixed ? FIXED : (articles - unlisted + listing - 1) / listing;
        Instant first = span.from().minus(Duration.ofHours(12));
        Instant last = fixed ? span.from().minusSeconds(60) : busyUntil();
        long minutes = Duration.between(first, last).toMinutes();
        long[] at = random.longs(count, 0, minutes).sorted().toArray();
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < count; i++) {
            Instant published = first.plus(Duration.ofMinutes(at[i]));
            pieces.add(piece(random, site * 100_000 + i, published, habits, pieces));
        }
        return pieces;
    }

    private Piece piece(Random random, int number, Instant published, Habits habits, List<Piece> older) {
        var editions = new ArrayList<Edition>();
        String title = Words.title(habits.tongue(), random);
        editions.add(new Edition(1, published, title, path(habits, number, title)));
        Instant at = published;
        while (random.nextInt(100) < 12) {
            at = at.plus(Duration.ofMinutes(10 + random.nextInt(240)));
            editions.add(edited(random, number, at, habits, editions.get(editions.size() - 1)));
        }
        int fate = random.nextInt(100);
        return new Piece(
                number,
                editions,
                fate < 5 ? at.plus(Duration.ofHours(2)) : null,
                fate == 5 || fate == 6 ? at.plus(Duration.ofHours(3 + random.nextInt(10))) : null,
                fate == 7 || fate == 8 ? new Span(at.plusSeconds(1800), at.plus(Duration.ofHours(2))) : null,
                theme(random, older));
    }

    /** The text is another, and now and then the title or the address. */
    private static Edition edited(Random random, int number, Instant at, Habits habits, Edition last) {
        int what = random.nextInt(4);
        String title = what == 0 || what == 3 ? Words.title(habits.tongue(), random) : last.title();
        int next = last.number() + 1;
        String path = what == 3 ? path(habits, number, title + " " + next) : last.path();
        return new Edition(next, at, title, path);
    }

    private static String path(Habits habits, int number, String title) {
        String slug = title.toLowerCase(habits.tongue().locale()).replaceAll("[^a-z0-9]+", "-");
        return habits.longPaths() ? "/news/" + slug + "-" + number : "/a/" + number + "/" + slug;
    }

    private static List<Integer> theme(Random random, List<Piece> older) {
        if (older.size() < 10 || random.nextInt(3) == 0) {
            return List.of();
        }
        return random.ints(3, Math.max(0, older.size() - 30), older.size())
                .distinct()
                .mapToObj(i -> older.get(i).number())
                .toList();
    }

    /** One trouble after another, with hours of rest between them. */
    private List<Episode> episodes(Random random, int site) {
        List<Trouble> troubles = new ArrayList<>(Arrays.asList(Trouble.values()));
        Collections.shuffle(troubles, new Random(seed));
        Collections.rotate(troubles, -A_DAY * site);
        var episodes = new ArrayList<Episode>();
        Instant at = span.from().plus(QUIET);
        for (Trouble trouble : troubles) {
            Instant to = at.plus(length(random, trouble));
            if (to.isBefore(busyUntil())) {
                episodes.add(new Episode(trouble, new Span(at, to)));
            }
            at = to.plus(QUIET).plus(Duration.ofMinutes(random.nextInt(60)));
        }
        return episodes;
    }

    private static Duration length(Random random, Trouble trouble) {
        return switch (trouble) {
            case STALLED -> Duration.ofMinutes(70); // each request to it takes its time
            case ROBOTS -> Duration.ofHours(4);
            default -> Duration.ofMinutes(90 + random.nextInt(90));
        };
    }
}
