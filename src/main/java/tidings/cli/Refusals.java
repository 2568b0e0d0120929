package tidings.cli;

import java.io.PrintWriter;

/** Pages that could not be taken: each told in one line, and all of them in the exit code. */
final class Refusals {
    private int count;

    void tell(PrintWriter err, String page, String reason) {
        count();
        err.println("tidings: " + page + ": " + reason);
    }

    /** One that is told of elsewhere. */
    void count() {
        count++;
    }

    int exitCode() {
        return count == 0 ? 0 : 1;
    }
}
