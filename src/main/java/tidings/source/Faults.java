package tidings.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;

/** What goes wrong on the network, in words for a site's owner. */
final class Faults {
    private Faults() {}

    /** A clause that continues "NAME: ". */
    static String inWords(IOException fault, HttpUrl at, Budget budget) {
        Optional<Throwable> refused =
                all(fault).filter(RefusedAddressException.class::isInstance).findFirst();
        if (refused.isPresent() || fault instanceof FetchFault) {
            return "" + refused.orElse(fault).getMessage();
        }
        if (fault instanceof UnknownHostException) {
            return "leads to the host " + at.host() + ", for which DNS has no address";
        }
        if (fault instanceof InterruptedIOException) {
            return "did not come within " + budget;
        }
        if (fault instanceof SSLException) {
            return "cannot be fetched over TLS from " + at.host() + ": " + fault.getMessage();
        }
        if (fault instanceof ConnectException || fault instanceof NoRouteToHostException) {
            return "cannot be reached: " + at.host() + " takes no connection at port " + at.port();
        }
        if (fault instanceof EOFException || fault instanceof ProtocolException) {
            return "broke off before it was whole, or is no answer by the rules of HTTP (" + fault.getMessage() + ")";
        }
        return "cannot be fetched: the connection to " + at.host() + " failed (" + fault.getMessage() + ")";
    }

    private static Stream<Throwable> all(Throwable fault) {
        Stream<Throwable> cause = fault.getCause() == null ? Stream.of() : Stream.of(fault.getCause());
        return Stream.concat(Stream.of(fault), Stream.concat(cause, Stream.of(fault.getSuppressed())));
    }

    /** What a status means that is neither a page nor a redirect. */
    static String inWords(int status) {
        String meaning = switch (status) {
            case 401, 407 -> "is only for who logs in";
            case 402 -> "is only for who pays";
            case 403 -> "is forbidden to us";
            case 404 -> "is not there";
            case 406 -> "is not there in a form that we read";
            case 451 -> "is withheld for legal reasons";
            default -> status >= 500 ? "is not there, for its host has a fault of its own" : "is not there";
        };
        return meaning + " (status " + status + ")";
    }
}
