package tidings.story;

import java.time.Instant;

/**
 * One published version of a document: what every node's validators are made of.
 *
 * @param digest of the document's identity bytes
 * @param published the second in which this version was published; no two versions of a document share one
 * @param maxAge seconds for which an answer stays fresh (RFC 9111, 5.2.2.1)
 * @param madeFrom a fingerprint of what it was rendered from: as long as that stays, so does the document
 * @param revision of the feed that it shows
 */
public record DocumentVersion(
        Document.Name document, String digest, Instant published, int maxAge, String madeFrom, long revision) {}
