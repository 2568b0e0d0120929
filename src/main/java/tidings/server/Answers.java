package tidings.server;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import tidings.server.Found.Elsewhere;
import tidings.server.Found.Gone;
import tidings.server.Found.NotYet;
import tidings.server.Found.Resource;
import tidings.server.Found.Sought;
import tidings.story.Document;

/** Answers with what was found, by the rules of RFC 9110 and RFC 9111; the same rules for all that we serve as finished bytes. */
final class Answers {
    private static final String ALLOWED = "GET, HEAD, OPTIONS";
    private static final String COME_BACK = "10";

    private static final long MOST_BYTES = 64L << 20;

    private record Key(Resource resource, Coding coding) {}

    /** @param loan whose bytes they are, until they are not needed any more, or null */
    private record Body(ByteBuffer bytes, Buffers.@Nullable Loan loan) {
        void giveBack() {
            if (loan != null) {
                loan.giveBack();
            }
        }

        void send(Exchange to) {
            if (loan == null) {
                to.send(200, bytes);
            } else {
                to.send(200, bytes, loan::giveBack);
            }
        }
    }

    private final PollLimits limits;
    private final Metrics metrics;
    private final Consumer<Document.Name> lost;
    private final Lru<Key, ByteBuffer> bodies =
            new Lru<>(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 8), ByteBuffer::capacity);
    private final Buffers buffers = new Buffers();

    /** @param lost is told which document cannot be found */
    Answers(PollLimits limits, Metrics metrics, Consumer<Document.Name> lost) {
        this.limits = limits;
        this.metrics = metrics;
        this.lost = lost;
    }

    /** Answers from memory; false, and nothing is done, if memory does not hold it. */
    boolean atOnce(Found found, Exchange to) {
        return answer(found, to, false);
    }

    /** Answers, and may wait for it; false if it is none of ours. */
    boolean inTime(Found found, Exchange to) {
        return answer(found, to, true);
    }

    private boolean answer(Found found, Exchange to, boolean mayWait) {
        if (found instanceof Resource resource) {
            return answer(resource, to, mayWait);
        } else if (found instanceof Sought sought) {
            return mayWait
                    && sought.search().get().filter(f -> answer(f, to, true)).isPresent();
        } else if (found instanceof Elsewhere elsewhere) {
            to.fields().put(HttpHeader.LOCATION, elsewhere.address());
            to.fields().put(HttpHeader.CACHE_CONTROL, "max-age=3600");
            to.tell(elsewhere.forGood() ? 301 : 302, "It is at " + elsewhere.address());
        } else if (found instanceof Gone gone) {
            to.send(410, gone.type(), gone.body());
        } else if (found instanceof NotYet) {
            comeBack(to);
        }
        return true;
    }

    private static void comeBack(Exchange to) {
        to.fields().put(HttpHeader.RETRY_AFTER, COME_BACK);
        to.tell(503, "The feed is being written.");
    }

    private boolean answer(Resource resource, Exchange to, boolean mayWait) {
        String method = to.request().getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            refuse(method, to);
        } else if (resource.kind().page() != null && to.isOfABrowser()) {
            return answer(resource.kind().page(), to, mayWait);
        } else {
            return get(resource, to, mayWait);
        }
        return true;
    }

    /** Scripts of other sites may ask, too, with validators (Fetch, CORS protocol). */
    private static void refuse(String method, Exchange to) {
        to.fields().put(HttpHeader.ALLOW, ALLOWED);
        if (method.equals("OPTIONS")) {
            to.fields().put("Access-Control-Allow-Origin", "*");
            to.fields().put("Access-Control-Allow-Methods", ALLOWED);
            to.fields().put("Access-Control-Allow-Headers", "If-None-Match, If-Modified-Since");
            to.send(204);
        } else {
            to.tell(405, "Only " + ALLOWED + " are answered here.");
        }
    }

    private boolean get(Resource resource, Exchange to, boolean mayWait) {
        var key = new Key(resource, Coding.accepted(to.list(HttpHeader.ACCEPT_ENCODING)));
        Head head = Head.of(resource, key.coding());
        Preconditions asked = to.preconditions();
        Preconditions.Outcome outcome =
                asked.on(head.tag(), () -> tags(resource), resource.version().modified());
        Body body = null;
        if (outcome == Preconditions.Outcome.PROCEED) {
            body = body(key, mayWait);
            if (body == null && !mayWait) {
                return false;
            }
        }
        OptionalLong wait = limits.wait(feed(resource), outcome != Preconditions.Outcome.PROCEED, to);
        if (wait.isPresent() && body != null) {
            body.giveBack();
        }
        int status = wait.isPresent()
                ? tooMany(wait.getAsLong(), to)
                : switch (outcome) {
                    case NOT_MODIFIED -> {
                        head.writeAlways(to.fields());
                        to.tellNotModified();
                        yield 304;
                    }
                    case FAILED -> {
                        to.tell(412, "It is not what the request asks for.");
                        yield 412;
                    }
                    case PROCEED -> body(resource, head, body, to);
                };
        if (resource.kind().document() != null) {
            metrics.polled(resource.kind().document().format(), status);
        }
        return true;
    }

    private static @Nullable String feed(Resource resource) {
        Document.Name document = resource.kind().document();
        return document == null ? null : document.feed();
    }

    private static int tooMany(long seconds, Exchange to) {
        to.fields().put(HttpHeader.RETRY_AFTER, seconds);
        to.tell(429, "You ask too often; ask again in " + seconds + " seconds, and with validators.");
        return 429;
    }

    /** @param body null if it is lost: it is written again, and a reader should come back and not think that the feed is gone */
    private int body(Resource resource, Head head, @Nullable Body body, Exchange to) {
        if (body == null) {
            if (resource.kind().document() != null) {
                lost.accept(resource.kind().document());
            }
            comeBack(to);
            return 503;
        }
        head.writeAlways(to.fields());
        head.writeContent(to.fields());
        body.send(to);
        return 200;
    }

    /** Null if it is not in memory, or, where we may wait, lost. */
    private @Nullable Body body(Key key, boolean mayWait) {
        Body known = remembered(key);
        if (known == null && key.resource().bytes().isNear()) {
            known = lent(key);
        }
        if (known != null || !mayWait) {
            return known;
        }
        synchronized (key.resource()) { // so that what many ask for at once is packed once
            Body meanwhile = remembered(key);
            return meanwhile == null ? fetched(key) : meanwhile;
        }
    }

    private @Nullable Body remembered(Key key) {
        ByteBuffer known = bodies.get(key);
        return known == null ? null : new Body(known.duplicate(), null);
    }

    private @Nullable Body fetched(Key key) {
        Body lent = lent(key);
        if (lent != null) {
            return lent;
        }
        Optional<ByteBuffer> read = key.resource().bytes().in(key.coding()).map(ByteBuffer::wrap);
        read.ifPresent(bytes -> bodies.offer(key, () -> direct(bytes.duplicate())));
        return read.map(bytes -> new Body(bytes, null)).orElse(null);
    }

    private @Nullable Body lent(Key key) {
        Buffers.Loan loan = buffers.take();
        if (loan == null) {
            return null;
        }
        if (!key.resource().bytes().read(key.coding(), loan.buffer())) {
            loan.giveBack();
            return null;
        }
        bodies.offer(key, () -> direct(loan.buffer().duplicate()));
        return new Body(loan.buffer(), loan);
    }

    /** From which the system writes without a copy of it. */
    private static ByteBuffer direct(ByteBuffer bytes) {
        return ByteBuffer.allocateDirect(bytes.remaining()).put(bytes).flip();
    }

    private static List<String> tags(Resource resource) {
        return Stream.of(Coding.values())
                .map(c -> c.tag(resource.version().digest()))
                .toList();
    }
}
