package tidings.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One request and the answer to it, of which there must be one. */
record Exchange(Request request, Response response, Callback callback) {

    /** The field's value; several are one list; null where there is none. */
    @Nullable
    String list(HttpHeader name) {
        HttpField only = null;
        for (HttpField field : request.getHeaders()) {
            if (field.getHeader() == name) {
                if (only != null) {
                    return String.join(", ", request.getHeaders().getValuesList(name));
                }
                only = field;
            }
        }
        return only == null ? null : only.getValue();
    }

    /** The field's value, where it stands there once. */
    private @Nullable String date(HttpHeader name) {
        String value = list(name);
        return value == null || request.getHeaders().getValuesList(name).size() > 1 ? null : value;
    }

    Preconditions preconditions() {
        return new Preconditions(
                list(HttpHeader.IF_MATCH),
                date(HttpHeader.IF_UNMODIFIED_SINCE),
                list(HttpHeader.IF_NONE_MATCH),
                date(HttpHeader.IF_MODIFIED_SINCE));
    }

    /** Somebody opens the address in a browser; no feed reader says so (W3C Fetch Metadata). */
    boolean isOfABrowser() {
        return "document".equals(request.getHeaders().get("Sec-Fetch-Dest"));
    }

    /** The other end of the connection. */
    InetAddress remote() {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                        && socket.getAddress() != null
                ? socket.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    HttpFields.Mutable fields() {
        return response.getHeaders();
    }

    /** Without a body, of which it says nothing: what it would say must be true of the body that a 200 has (RFC 9110, 8.6). */
    void tellNotModified() {
        response.setStatus(304);
        response.write(false, BufferUtil.EMPTY_BUFFER, callback);
    }

    void send(int status) {
        response.setStatus(status);
        response.write(true, BufferUtil.EMPTY_BUFFER, callback);
    }

    void send(int status, ByteBuffer body) {
        send(status, body, callback);
    }

    /** @param sent is told when the body is not needed any more */
    void send(int status, ByteBuffer body, Runnable sent) {
        send(status, body, Callback.from(callback, sent));
    }

    private void send(int status, ByteBuffer body, Callback then) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
        response.write(true, body, then);
    }

    void send(int status, String type, String text) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        send(status, ByteBuffer.wrap(text.getBytes(UTF_8)));
    }

    void tell(int status, String text) {
        send(status, "text/plain; charset=utf-8", text + "\n");
    }
}
