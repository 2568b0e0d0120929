package tidings.server;

import static org.eclipse.jetty.http.HttpHeader.CACHE_CONTROL;
import static org.eclipse.jetty.http.HttpHeader.CONTENT_ENCODING;
import static org.eclipse.jetty.http.HttpHeader.CONTENT_TYPE;
import static org.eclipse.jetty.http.HttpHeader.ETAG;
import static org.eclipse.jetty.http.HttpHeader.LAST_MODIFIED;
import static org.eclipse.jetty.http.HttpHeader.LINK;
import static org.eclipse.jetty.http.HttpHeader.VARY;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import tidings.server.Found.Kind;
import tidings.server.Found.Resource;
import tidings.server.Found.Version;

/**
 * The header of a resource in one coding. It is written anew for each answer, in less than a microsecond: to remember those of very many
 * resources costs more, and makes the collector's pauses long.
 *
 * @param tag its entity tag
 */
record Head(Resource resource, Coding coding, String tag) {
    private static final int STALE_WHILE_REVALIDATE = 3600;
    private static final int STALE_IF_ERROR = 7 * 24 * 3600;
    private static final HttpField ANY_ORIGIN = new PreEncodedHttpField("Access-Control-Allow-Origin", "*");
    private static final HttpField NO_SNIFFING = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
    private static final HttpField NO_INDEX = new PreEncodedHttpField("X-Robots-Tag", "noindex");
    private static final HttpField NO_REFERRER = new PreEncodedHttpField("Referrer-Policy", "no-referrer");
    private static final HttpField BY_CODING = new PreEncodedHttpField(VARY, "Accept-Encoding");
    private static final HttpField BY_USE = new PreEncodedHttpField(VARY, "Accept-Encoding, Sec-Fetch-Dest");

    static Head of(Resource resource, Coding coding) {
        return new Head(resource, coding, coding.tag(resource.version().digest()));
    }

    /** Writes what stands on a 200 and on a 304: many clients keep only what came last. */
    void writeAlways(HttpFields.Mutable to) {
        Kind kind = resource.kind();
        Version version = resource.version();
        to.add(ETAG, tag);
        if (version.modified() != null) {
            to.add(LAST_MODIFIED, HttpDates.format(version.modified()));
        }
        to.add(CACHE_CONTROL, cacheControl(kind, version));
        to.add(kind.variesByUse() ? BY_USE : BY_CODING);
        to.add(ANY_ORIGIN);
        to.add(NO_SNIFFING);
        if (kind.isPrivate()) {
            to.add(NO_INDEX);
            to.add(NO_REFERRER);
        }
        if (kind.link() != null) {
            to.add(LINK, kind.link());
        }
    }

    private static String cacheControl(Kind kind, Version version) {
        return (kind.isPrivate() ? "private" : "public") + ", max-age=" + version.maxAge() + ", stale-while-revalidate="
                + STALE_WHILE_REVALIDATE + ", stale-if-error=" + STALE_IF_ERROR;
    }

    /** Writes what describes the body. */
    void writeContent(HttpFields.Mutable to) {
        Kind kind = resource.kind();
        to.add(CONTENT_TYPE, kind.type());
        if (coding != Coding.IDENTITY) {
            to.add(CONTENT_ENCODING, coding.token());
        }
        if (kind.policy() != null) {
            to.add("Content-Security-Policy", kind.policy());
        }
    }
}
