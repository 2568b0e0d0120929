package tidings.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A web site on a free port of 127.0.0.1. What it does not have is answered with 404. */
final class Site implements AutoCloseable {
    final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Function<RecordedRequest, MockResponse>> pages = new ConcurrentHashMap<>();
    private final MockWebServer server = new MockWebServer();

    Site() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                return pages.getOrDefault(request.getTarget(), r -> answer(404).build())
                        .apply(request);
            }
        });
        server.setServerSocketFactory(new PromptSockets());
        try {
            server.start(InetAddress.getByName("127.0.0.1"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is written goes out at once, else the rest of each answer would wait for the acknowledgement of its beginning. */
    private static final class PromptSockets extends ServerSocketFactory {
        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public Socket accept() throws IOException {
                    Socket socket = super.accept();
                    socket.setTcpNoDelay(true);
                    return socket;
                }
            };
        }

        @Override
        public ServerSocket createServerSocket(int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
            throw new UnsupportedOperationException();
        }
    }

    static MockResponse.Builder answer(int status) {
        return new MockResponse.Builder().code(status);
    }

    static MockResponse.Builder page(String body) {
        return answer(200).addHeader("Content-Type", "text/html").body(body);
    }

    static MockResponse.Builder redirect(int status, String to) {
        return answer(status).addHeader("Location", to);
    }

    Site has(String target, MockResponse.Builder answer) {
        return has(target, r -> answer.build());
    }

    Site has(String target, Function<RecordedRequest, MockResponse> answer) {
        pages.put(target, answer);
        return this;
    }

    /** What was asked for, in order. */
    List<String> targets() {
        return requests.stream().map(RecordedRequest::getTarget).toList();
    }

    RecordedRequest last() {
        return requests.get(requests.size() - 1);
    }

    int port() {
        return server.getPort();
    }

    String url(String target) {
        return "http://127.0.0.1:" + port() + target;
    }

    @Override
    public void close() {
        server.close();
    }
}
