package tidings.server;

import static org.eclipse.jetty.http.HttpHeader.CACHE_CONTROL;
import static org.eclipse.jetty.http.HttpHeader.CONTENT_ENCODING;
import static org.eclipse.jetty.http.HttpHeader.CONTENT_TYPE;
import static org.eclipse.jetty.http.HttpHeader.ETAG;
import static org.eclipse.jetty.http.HttpHeader.LAST_MODIFIED;
import static org.eclipse.jetty.http.HttpHeader.VARY;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;
import tidings.server.Found.Kind;
import tidings.server.Found.Resource;
import tidings.server.Found.Version;

/**
 * The header of a resource in one coding, as bytes.
 *
 * @param tag its entity tag
 * @param always what stands on a 200 and on a 304: many clients keep only what came last
 * @param content what describes the body
 */
record Head(String tag, List<HttpField> always, List<HttpField> content) {
    private static final int STALE_WHILE_REVALIDATE = 3600;
    private static final int STALE_IF_ERROR = 7 * 24 * 3600;
    private static final HttpField ANY_ORIGIN = new PreEncodedHttpField("Access-Control-Allow-Origin", "*");
    private static final HttpField NO_SNIFFING = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
    private static final HttpField NO_INDEX = new PreEncodedHttpField("X-Robots-Tag", "noindex");
    private static final HttpField NO_REFERRER = new PreEncodedHttpField("Referrer-Policy", "no-referrer");
    private static final HttpField BY_CODING = new PreEncodedHttpField(VARY, "Accept-Encoding");
    private static final HttpField BY_USE = new PreEncodedHttpField(VARY, "Accept-Encoding, Sec-Fetch-Dest");

    static Head of(Resource resource, Coding coding) {
        Kind kind = resource.kind();
        String tag = coding.tag(resource.version().digest());
        return new Head(tag, always(kind, resource.version(), tag), content(kind, coding));
    }

    private static List<HttpField> always(Kind kind, Version version, String tag) {
        var fields = new ArrayList<HttpField>();
        fields.add(new PreEncodedHttpField(ETAG, tag));
        if (version.modified() != null) {
            fields.add(new PreEncodedHttpField(LAST_MODIFIED, HttpDates.format(version.modified())));
        }
        fields.add(new PreEncodedHttpField(CACHE_CONTROL, cacheControl(kind, version)));
        fields.add(kind.variesByUse() ? BY_USE : BY_CODING);
        fields.add(ANY_ORIGIN);
        fields.add(NO_SNIFFING);
        if (kind.isPrivate()) {
            fields.add(NO_INDEX);
            fields.add(NO_REFERRER);
        }
        if (kind.link() != null) {
            fields.add(new PreEncodedHttpField("Link", kind.link()));
        }
        return fields;
    }

    private static String cacheControl(Kind kind, Version version) {
        return (kind.isPrivate() ? "private" : "public") + ", max-age=" + version.maxAge() + ", stale-while-revalidate="
                + STALE_WHILE_REVALIDATE + ", stale-if-error=" + STALE_IF_ERROR;
    }

    private static List<HttpField> content(Kind kind, Coding coding) {
        var fields = new ArrayList<HttpField>();
        fields.add(new PreEncodedHttpField(CONTENT_TYPE, kind.type()));
        if (coding != Coding.IDENTITY) {
            fields.add(new PreEncodedHttpField(CONTENT_ENCODING, coding.token()));
        }
        if (kind.policy() != null) {
            fields.add(new PreEncodedHttpField("Content-Security-Policy", kind.policy()));
        }
        return fields;
    }
}
