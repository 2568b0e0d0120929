package tidings.source;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tidings.source.Fetch.Failed;
import tidings.source.Fetch.Fetched;
import tidings.source.Fetch.Gone;
import tidings.source.Fetch.NotModified;
import tidings.source.Fetch.RetryLater;
import tidings.story.Digest;
import tidings.story.Page;

/** One fetch, from the address that was asked for along its redirects to an outcome. */
final class Journey {
    private static final int MAX_REDIRECTS = 5;
    private static final Body.Cap CAP = new Body.Cap(PageFiles.MAX_BYTES, false);
    private static final String PAGES = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5";

    private final FetchRequest request;
    private final String userAgent;
    private final Exchange exchange;
    private final RobotsFiles robots;
    private final Budget budget;
    private final Duration pace;
    private final Clock clock;

    private final Set<HttpUrl> seen = new HashSet<>();
    private HttpUrl at;
    private boolean trusted = true;
    private boolean forGood = true;
    private @Nullable HttpUrl moved;

    Journey(FetchRequest request, HttpUrl start, FetcherBuilder told, Exchange exchange, RobotsFiles robots) {
        this.request = request;
        this.at = start;
        this.userAgent = request.userAgent() == null ? told.userAgent : request.userAgent();
        this.pace = request.pace() == null ? told.pace : request.pace();
        this.clock = told.clock;
        this.budget = new Budget(told.deadline);
        this.exchange = exchange;
        this.robots = robots;
    }

    Fetch go() {
        try {
            Answer answer = ask();
            while (answer.location() != null) {
                follow(answer, answer.location());
                answer = ask();
            }
            return outcome(answer);
        } catch (NotNowException e) {
            return new RetryLater(request.url(), e.until, "" + e.getMessage());
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                return new RetryLater(
                        request.url(), null, "" + NotNowException.stopped().getMessage());
            }
            return new Failed(request.url(), Faults.inWords(e, at, budget));
        }
    }

    private Answer ask() throws IOException {
        if (!seen.add(at)) {
            throw new FetchFault("redirects in a circle");
        }
        Duration wanted =
                request.robots() == FetchRequest.Robots.OWNER ? Duration.ZERO : robots.ask(at, userAgent, budget);
        return exchange.ask(at, headers(), wanted.compareTo(pace) > 0 ? wanted : pace, budget, CAP);
    }

    private void follow(Answer answer, String location) throws IOException {
        HttpUrl next = WebUrl.resolve(at, location);
        if (seen.size() > MAX_REDIRECTS) {
            throw new FetchFault("redirects more than " + MAX_REDIRECTS + " times");
        }
        forGood &= answer.isMovedForGood();
        moved = forGood ? next : moved;
        trusted &= isTrusted(at, next);
        at = next;
    }

    /** The same server, or the same over TLS. */
    private static boolean isTrusted(HttpUrl from, HttpUrl to) {
        boolean same = to.scheme().equals(from.scheme()) && to.port() == from.port();
        boolean secured = from.port() == 80 && to.isHttps() && to.port() == 443;
        return to.host().equals(from.host()) && (same || secured);
    }

    private Headers headers() throws IOException {
        var headers = new Headers.Builder();
        if (trusted) {
            for (var header : request.headers().entrySet()) {
                add(headers, header.getKey(), header.getValue());
            }
        }
        headers.set("Accept", request.accept() == null ? PAGES : request.accept());
        headers.set("Accept-Encoding", Body.CODINGS);
        headers.set("User-Agent", userAgent);
        Validators known = request.validators();
        if (known != null && known.url().equals(at.toString())) {
            addIfKnown(headers, "If-None-Match", known.etag());
            addIfKnown(headers, "If-Modified-Since", known.lastModified());
        }
        return headers.build();
    }

    private static void addIfKnown(Headers.Builder headers, String name, @Nullable String value) {
        if (value != null && value.chars().allMatch(c -> c >= ' ' || c == '\t')) {
            headers.addUnsafeNonAscii(name, value);
        }
    }

    /** Values may be secrets, so they are in no message. */
    private static void add(Headers.Builder headers, String name, String value) throws FetchFault {
        try {
            headers.set(name, value);
        } catch (IllegalArgumentException e) {
            throw new FetchFault("was not asked for, because the header " + name + " that goes with it can be none");
        }
    }

    private Fetch outcome(Answer answer) throws FetchFault {
        Duration fresh = answer.fresh(clock);
        Validators given = answer.validators();
        String movedTo = moved == null ? null : moved.toString();
        if (answer.isPage()) {
            return new Fetched(page(answer), given, movedTo, fresh);
        }
        Validators sent = request.validators();
        if (answer.status() == 304 && sent != null && sent.url().equals(at.toString())) {
            return new NotModified(request.url(), given == null ? sent : sent.with(given), movedTo, fresh);
        }
        if (answer.isBusy()) {
            return new RetryLater(request.url(), answer.retryAfter(clock), at.host() + " is busy");
        }
        return answer.status() == 410
                ? new Gone(request.url())
                : new Failed(request.url(), Faults.inWords(answer.status()));
    }

    private Page page(Answer answer) {
        String type = answer.headers().get("Content-Type");
        return new Page(request.url(), Digest.hex(answer.body()), answer.body(), at.toString(), type);
    }
}
