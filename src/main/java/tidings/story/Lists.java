package tidings.story;

import java.util.ArrayList;
import java.util.List;

/**
 * How many articles a source listed.
 *
 * @param lengths the latest first, one for each refresh since the first whose list is known; a list that had not changed is as long as it was
 * @param usual most lists are no longer than this, and many are as long; or -1
 */
record Lists(List<Integer> lengths, int usual) {
    /** More of the past tells nothing about what is usual now. */
    private static final int REACH = 200;

    /** A list is short that is not a quarter as long as usual. */
    private static final int FAR_FEWER = 4;

    /** Where one list in so many is short, short ones are nothing unusual. */
    private static final int SELDOM = 5;

    /** @param refreshes the latest first; those that failed say nothing */
    static Lists of(List<Refresh> refreshes) {
        var lengths = new ArrayList<Integer>();
        int length = -1;
        for (int i = Math.min(refreshes.size(), REACH) - 1; i >= 0; i--) {
            Refresh refresh = refreshes.get(i);
            length = refresh.fault() == null && refresh.listed() >= 0 ? refresh.listed() : length;
            if (length >= 0 && refresh.fault() == null) {
                lengths.add(0, length);
            }
        }
        return new Lists(lengths, upperQuartile(lengths));
    }

    private static int upperQuartile(List<Integer> lengths) {
        return lengths.isEmpty()
                ? -1
                : lengths.stream()
                        .sorted()
                        .skip(lengths.size() * 3 / 4)
                        .findFirst()
                        .orElseThrow();
    }

    /** Of the last list, or -1. */
    int listed() {
        return lengths.isEmpty() ? -1 : lengths.get(0);
    }

    /** Whether the latest lists, so many in a row, are far shorter than usual; or nothing was ever listed. */
    boolean areShort(int inARow) {
        if (usual == 0) {
            return lengths.stream().allMatch(l -> l == 0);
        }
        int run = run();
        long others = lengths.stream().skip(run).filter(this::isShort).count();
        return run >= inARow && others * SELDOM <= lengths.size() - run;
    }

    private int run() {
        int run = 0;
        while (run < lengths.size() && isShort(lengths.get(run))) {
            run++;
        }
        return run;
    }

    private boolean isShort(int length) {
        return length * FAR_FEWER < usual;
    }

    String advice() {
        String lists = listed() == 0 ? "Lists no article" : "Lists " + Past.count(listed(), "article");
        String usually = usual == 0 ? ": " : ", usually about " + usual + ": the page may have changed; ";
        return lists + usually + "look at it, or say with `links` where its links to articles are.";
    }
}
