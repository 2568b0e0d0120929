package tidings.server;

import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.internal.HttpConnection;

/** What a connection has been doing, from one look at it to the next. */
final class Conduct {
    /** What it waits for. */
    enum Phase {
        /** For nothing: no request is under way, or we are at work. */
        CALM,
        /** For the rest of a request's head. */
        HEAD,
        /** For the rest of a request's body. */
        BODY,
        /** For the other end to take what was sent. */
        READER
    }

    /** Until then, most have taken their answer or asked again. */
    private static final int A_WHILE_MILLIS = 2_000;

    private static final long UNKNOWN = -1;

    private Phase phase = Phase.CALM;
    private long requests = -1;
    private long in;
    private long out;
    private long sending;
    private long since;
    private long held = UNKNOWN;

    /**
     * Looks again.
     *
     * @param now in milliseconds
     */
    void look(EndPoint connected, long now) {
        Connection connection = connected.getConnection();
        long bytesIn = connection.getBytesIn();
        long bytesOut = connection.getBytesOut();
        if (requests != connection.getMessagesIn()) {
            held = UNKNOWN;
        }
        Phase seen = phase(connected, connection, bytesIn);
        boolean isOther = seen != phase || requests != connection.getMessagesIn();
        boolean isBodyGrown = seen == Phase.BODY && bytesIn != in;
        if (isOther || isBodyGrown || seen == Phase.READER && bytesOut != out) {
            since = now;
            sending = bytesOut - out;
        }
        if (seen != Phase.HEAD) { // what comes of a head is counted from the last look before it
            in = bytesIn;
        }
        out = bytesOut;
        requests = connection.getMessagesIn();
        phase = seen;
    }

    private Phase phase(EndPoint connected, Connection connection, long bytesIn) {
        boolean isWriting = connected instanceof AbstractEndPoint end
                && end.getWriteFlusher().isPending();
        HttpParser parser = parser(connection);
        if (isWriting || held > 0 && parser.isStart()) {
            return Phase.READER;
        }
        if (parser.inContentState()) {
            return connected.isFillInterested() ? Phase.BODY : Phase.CALM;
        }
        return parser.inHeaderState() && isHeadBegun(connection, bytesIn) ? Phase.HEAD : Phase.CALM;
    }

    /** Whether an answer went out a while ago, and nobody has seen yet that the other end has taken it from the system. */
    boolean isUnsure(EndPoint connected, long now) {
        return held != 0
                && connected.getConnection().getMessagesOut() > 0
                && isBetweenRequests(connected.getConnection())
                && now - since >= A_WHILE_MILLIS;
    }

    /**
     * @param bytes what the system still holds of answers
     * @param now in milliseconds
     */
    void holds(long bytes, long now) {
        if (bytes < held) {
            since = now;
        }
        held = bytes;
        phase = held == 0 ? Phase.CALM : Phase.READER;
    }

    /**
     * Whether the last answer is out and nothing has come since. Counts of messages do not tell: an answer counts as soon as it begins, and so does
     * a {@code 100 Continue}.
     */
    static boolean isBetweenRequests(Connection connection) {
        return parser(connection).isStart();
    }

    /** It starts anew when an answer has been written. */
    private static HttpParser parser(Connection connection) {
        return ((HttpConnection) connection).getParser();
    }

    /** Bytes have come since the last request ended. */
    private boolean isHeadBegun(Connection connection, long bytesIn) {
        return bytesIn > in && (requests == connection.getMessagesIn() || connection.getMessagesIn() == 0);
    }

    Phase phase() {
        return phase;
    }

    /** Since when it waits without an end in sight, in milliseconds. */
    long since() {
        return since;
    }

    /** Bytes that the other end is to take. */
    long sending() {
        return sending;
    }
}
