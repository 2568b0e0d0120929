package tidings.source;

import java.io.IOException;

/** A page cannot be had; the message is a clause that continues "NAME: ". */
final class FetchFault extends IOException {
    private static final long serialVersionUID = 1;

    FetchFault(String reason) {
        super(reason);
    }
}
