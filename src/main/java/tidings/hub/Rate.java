package tidings.hub;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets something be done so often for a key: some times at once, then at a pace. Knows the latest keys only. */
final class Rate {
    private static final int KEYS = 10_000;

    private final double burst;
    private final double perSecond;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > KEYS;
        }
    };

    private record Bucket(double left, long at) {}

    Rate(double burst, double perSecond, Clock clock) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Whether it may be done once more now; then that counts. */
    synchronized boolean allows(String key) {
        long now = clock.millis();
        Bucket known = buckets.getOrDefault(key, new Bucket(burst, now));
        double left = Math.min(burst, known.left + Math.max(0, now - known.at) * perSecond / 1000);
        buckets.put(key, new Bucket(left >= 1 ? left - 1 : left, now));
        return left >= 1;
    }
}
