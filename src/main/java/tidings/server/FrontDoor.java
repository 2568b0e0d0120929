package tidings.server;

import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import tidings.server.Found.Resource;

/**
 * Stands ahead of Javalin's servlet and answers whatever is finished, without a context, a session, a filter or a stream between the request
 * and the bytes. It says of itself that it never waits, so Jetty lets the thread that has read a request answer it, too; waking another thread
 * for it costs more than the answer. So nothing here may wait: what needs a file, the ledger or Javalin goes to a thread of the pool, as long
 * as there is room for its kind. The rooms together have fewer places than the pool has threads, so nothing ever stands in the pool's queue.
 */
final class FrontDoor extends Handler.Wrapper {
    /** They wait for a file, or for one of them who packs it. */
    private static final int DOCUMENTS = 60;

    /** They may wait for the body of a request. */
    private static final int REQUESTS = 160;

    /** What is worked out for a person, with the ledger: more at once than processors would only make all of them late. */
    private static final int PAGES_A_PROCESSOR = 1;

    private static final String COME_BACK = "2";

    private final Function<String, @Nullable Found> site;
    private final Answers answers;
    private final Probes probes;
    private @Nullable Rooms rooms;

    private record Rooms(Room documents, Room pages, Room requests) {
        Room of(@Nullable Found found) {
            return found == null ? requests : found instanceof Resource ? documents : pages;
        }
    }

    /** @param site what stands at a path; never waits */
    FrontDoor(Function<String, @Nullable Found> site, Answers answers, Probes probes) {
        this.site = site;
        this.answers = answers;
        this.probes = probes;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    protected void doStart() throws Exception {
        int pages = PAGES_A_PROCESSOR * Runtime.getRuntime().availableProcessors();
        rooms = new Rooms(room(DOCUMENTS), room(pages), room(REQUESTS));
        super.doStart();
    }

    private Room room(int places) {
        return new Room(places, getServer().getThreadPool(), getServer().getScheduler(), System::nanoTime);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        Found found = site.apply(path);
        var exchange = new Exchange(request, response, callback);
        boolean isAnswered = found == null ? probes.answer(path, exchange) : answers.atOnce(found, exchange);
        if (!isAnswered && rooms != null) {
            rooms.of(found).enter(() -> later(found, exchange), () -> refuse(exchange));
        }
        return true;
    }

    private static void refuse(Exchange to) {
        to.fields().put(HttpHeader.RETRY_AFTER, COME_BACK);
        to.fields().put(HttpHeader.CACHE_CONTROL, "no-store");
        to.tell(503, "Too many ask at once; ask again in " + COME_BACK + " seconds.");
    }

    private void later(@Nullable Found found, Exchange to) {
        try {
            boolean isAnswered = found != null && answers.inTime(found, to)
                    || super.handle(to.request(), to.response(), to.callback());
            if (!isAnswered) {
                Response.writeError(to.request(), to.response(), to.callback(), 404);
            }
        } catch (Throwable e) {
            Response.writeError(to.request(), to.response(), to.callback(), e);
        }
    }
}
