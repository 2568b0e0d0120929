package tidings.ingest;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Splits plain text into blocks: paragraphs and lines that stand for themselves. Lines of a text that was wrapped at some width belong
 * together up to the next blank line; where lines are long, each is a paragraph.
 */
final class TextBlocks {
    private static final int MAX_WRAPPED = 100;

    private TextBlocks() {}

    /** @param isLineOfItsOwn tells lines that never join their neighbours; asked after earlier blocks were taken */
    static void each(String text, Predicate<String> isLineOfItsOwn, Consumer<String> taker) {
        boolean wrapped = text.lines().allMatch(l -> l.length() <= MAX_WRAPPED);
        var paragraph = new StringBuilder();
        text.lines().map(Texts::tidy).forEach(line -> {
            boolean alone = !line.isEmpty() && (!wrapped || isLineOfItsOwn.test(line));
            if (line.isEmpty() || alone) {
                flush(paragraph, taker);
            }
            if (alone) {
                taker.accept(line);
            } else if (!line.isEmpty()) {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
            }
        });
        flush(paragraph, taker);
    }

    private static void flush(StringBuilder paragraph, Consumer<String> taker) {
        if (!paragraph.isEmpty()) {
            taker.accept(paragraph.toString());
            paragraph.setLength(0);
        }
    }
}
