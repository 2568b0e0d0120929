package tidings.server;

/**
 * What became of files that were to be written; copies as gzip do not count.
 *
 * @param written because they were not there, or said something else
 * @param kept as they were
 * @param removed because nothing stands there any more
 */
public record Written(int written, int kept, int removed) {
    Written and(Written more) {
        return new Written(written + more.written, kept + more.kept, removed + more.removed);
    }
}
