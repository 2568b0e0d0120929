package tidings.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * The names of the features by which the body model knows a block, in the order in which {@link Features} writes their values. The model is
 * stored by name: to drop or rename one, or to change what it counts, means to learn the model again.
 */
final class FeatureNames {
    /** The elements of blocks. */
    static final List<String> TAGS = words("p li td div blockquote pre figcaption span");
    /** The elements around blocks. */
    static final List<String> CONTAINERS =
            words("nav footer header aside form ul ol table figure article main section blockquote details"
                    + " button dialog li dl figcaption a tr");

    static final int[] NEIGHBOURS = {-3, -2, -1, 1, 2, 3};
    /** How many boxes around a block are looked at one by one. */
    static final int LEVELS = 4;

    static final List<String> ALL;

    static {
        var all = new ArrayList<String>();
        all.addAll(
                words(
                        "chars words linkDensity links marksPerWord digitsShare capitalsPerWord wordLength endsSentence endsColon startsSmall"));
        all.addAll(words("isTitle holdsTitle isSummary declared repeats otherHeading themeHeading mailOrUrl rights"));
        all.addAll(words("media.levels media.blocks media.share"));
        all.addAll(
                words(
                        "heading hidden inLink nodes bold italic mediaBefore mediaAfter articlesAround group.items group.linked"));
        all.addAll(words("kind.count kind.chars kind.linkDensity kind.prose kind.marks"));
        TAGS.forEach(t -> all.add("tag." + t));
        CONTAINERS.forEach(t -> all.add("in." + t));
        for (int n : NEIGHBOURS) {
            words("chars linkDensity heading marks sameBox sameKind").forEach(f -> all.add(f + "@" + n));
        }
        for (int level = 1; level <= LEVELS; level++) {
            String box = "box" + level + ".";
            words("chars linkDensity prose links blocks place marks images alike")
                    .forEach(f -> all.add(box + f));
        }
        all.addAll(
                words(
                        "place blocksAfterTitle charsAfterTitle proseBefore proseAfter proseNear depth pageProse pageBlocks pageLinkDensity"));
        for (String main : List.of("main.half", "main.most")) {
            words(" .above .before .after .share").forEach(f -> all.add(main + f));
        }
        for (String where : List.of("near.", "around.")) {
            WordBits.NAMES.hints().forEach(h -> all.add(where + h));
        }
        for (String where : List.of("says.", "starts.")) {
            WordBits.PHRASES.hints().forEach(h -> all.add(where + h));
        }
        ALL = List.copyOf(all);
    }

    private FeatureNames() {}

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }
}
