package tidings.source;

import java.io.IOException;

/** Nothing was connected to, because the address is not one that may be. */
final class RefusedAddressException extends IOException {
    private static final long serialVersionUID = 1;

    RefusedAddressException(String reason) {
        super(reason);
    }
}
