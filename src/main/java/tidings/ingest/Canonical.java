package tidings.ingest;

import org.jspecify.annotations.Nullable;

final class Canonical {
    private final String base; private final @Nullable String found; private final Trail trail;
    Canonical(String base, @Nullable String found, Trail trail) { this.base=base; this.found=found; this.trail=trail; }
    @Nullable String of(Outline outline, Meta meta, JsonLd jsonLd) { return found; }
}
