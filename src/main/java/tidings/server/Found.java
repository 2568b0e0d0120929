package tidings.server;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tidings.story.Document;

/** What stands at one of our addresses. */
sealed interface Found {

    /** It is elsewhere; for good, or for now. */
    record Elsewhere(String address, boolean forGood) implements Found {}

    /** It was here and will not be again. */
    record Gone(String type, String body) implements Found {}

    /** It will be here soon, or be here again. */
    record NotYet() implements Found {}

    /** It takes a look at the ledger or a file, so a thread of its own must find out; empty: none of ours. */
    record Sought(Supplier<Optional<Found>> search) implements Found {}

    /**
     * Finished bytes. Two are the same only if they are one object.
     *
     * @param reader of what kind of poll this is, or null if it is none
     */
    record Resource(Kind kind, Version version, Bytes bytes) implements Found {
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /**
     * What all versions of a resource share.
     *
     * @param type the media type
     * @param link the value of the field {@code Link}, or null
     * @param document which it is, or null if this is none: so polls are counted and limited by feed
     * @param page what a browser is shown instead when somebody opens the address in it, or null
     * @param variesByUse whether a browser is shown something else at this address than a reader
     * @param isPrivate not for caches that others share, nor for search engines
     * @param policy for browsers that show it, or null
     */
    record Kind(
            String type,
            @Nullable String link,
            Document.@Nullable Name document,
            @Nullable Sought page,
            boolean variesByUse,
            boolean isPrivate,
            @Nullable String policy) {}

    /**
     * @param digest of the bytes, at least 32 hexadecimal digits
     * @param modified the second since when they are the same, or null
     * @param maxAge in seconds
     */
    record Version(String digest, @Nullable Instant modified, int maxAge) {}

    /** Where the bytes are; asked on a thread that may wait. */
    interface Bytes {
        /** Empty if they are lost. */
        Optional<byte[]> in(Coding coding);

        /**
         * Reads them into a buffer and flips it, where they lie ready to be read and fit in.
         *
         * @return whether that is so; if not, the buffer holds anything
         */
        default boolean read(Coding coding, ByteBuffer into) {
            return false;
        }

        /** Whether they were so read before: then the system has them in memory, most likely, and nobody waits for a disk. */
        default boolean isNear() {
            return false;
        }
    }
}
