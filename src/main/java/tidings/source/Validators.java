package tidings.source;

import org.jspecify.annotations.Nullable;

/**
 * By what a server knows whether a page has changed (RFC 9110, 8.8), letter by letter as it gave them.
 *
 * @param url the address that gave them, after redirects; they are sent to no other
 * @param etag its {@code ETag}, or null
 * @param lastModified its {@code Last-Modified}, or null
 */
public record Validators(
        String url, @Nullable String etag, @Nullable String lastModified) {
    /** These, as far as newer ones do not stand in for them. */
    Validators with(Validators newer) {
        return new Validators(
                url,
                newer.etag == null ? etag : newer.etag,
                newer.lastModified == null ? lastModified : newer.lastModified);
    }
}
