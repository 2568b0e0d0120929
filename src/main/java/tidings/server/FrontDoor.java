package tidings.server;

import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Stands ahead of Javalin's servlet and answers whatever is finished, without a context, a session, a filter or a stream between the request
 * and the bytes. It says of itself that it never waits, so Jetty lets the thread that has read a request answer it, too; waking another thread
 * for it costs more than the answer. So nothing here may wait: what needs a file, the ledger or Javalin goes to a thread of the pool.
 */
final class FrontDoor extends Handler.Wrapper {
    private final Function<String, @Nullable Found> site;
    private final Answers answers;

    /** @param site what stands at a path; never waits */
    FrontDoor(Function<String, @Nullable Found> site, Answers answers) {
        this.site = site;
        this.answers = answers;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Found found = site.apply(Request.getPathInContext(request));
        var exchange = new Exchange(request, response, callback);
        if (found == null || !answers.atOnce(found, exchange)) {
            getServer().getThreadPool().execute(() -> later(found, exchange));
        }
        return true;
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
