package tidings.server;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.HEAD;
import static io.javalin.http.HandlerType.OPTIONS;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;
import static java.util.stream.Collectors.joining;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Routes that answer every method: some as they should, all others by telling which those are (RFC 9110, 15.5.6). */
final class Routes {
    private static final List<HandlerType> METHODS = List.of(GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS);

    private final JavalinConfig config;

    Routes(JavalinConfig config) {
        this.config = config;
    }

    /** @param refusal says to who comes with another method what is answered here */
    void add(String path, Map<HandlerType, Handler> answers, BiConsumer<Context, String> refusal) {
        String allowed = METHODS.stream()
                .filter(m -> isAnswered(m, answers))
                .map(HandlerType::name)
                .collect(joining(", "));
        for (HandlerType method : METHODS) {
            Handler answer = answers.get(method == HEAD ? GET : method);
            config.routes.addHttpHandler(
                    method,
                    path,
                    answer != null
                            ? http -> ours(answer, http)
                            : http -> {
                                http.header("Allow", allowed).status(HttpStatus.METHOD_NOT_ALLOWED);
                                refusal.accept(http, "Only " + allowed + " are answered here.");
                            });
        }
    }

    /** Who answers GET answers HEAD. */
    private static boolean isAnswered(HandlerType method, Map<HandlerType, Handler> answers) {
        return answers.containsKey(method == HEAD ? GET : method);
    }

    /** Inside our handlers an illegal argument is our fault; before them it is the reader's, in an address that cannot be decoded. */
    private static void ours(Handler handler, Context http) throws Exception {
        try {
            handler.handle(http);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(e);
        }
    }
}
