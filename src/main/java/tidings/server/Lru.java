package tidings.server;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What was used last, up to a weight. May be used from any thread. */
final class Lru<K, V> {
    /** Of the keys that were offered, at least. */
    private static final int OFFERED = 100;

    private final long most;
    private final ToLongFunction<V> weight;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<K> offered = new LinkedHashSet<>();
    private long held;

    Lru(long most, ToLongFunction<V> weight) {
        this.most = most;
        this.weight = weight;
    }

    synchronized @Nullable V get(K key) {
        return values.get(key);
    }

    /**
     * Keeps it if it was offered before, not long ago; only then it is made. Where very many things are asked for in turn, keeping each of them for
     * a while costs more than making it again. Of as many as are kept, it is known that they were offered: what comes back later than that
     * would be gone by then (as in 2Q, Johnson and Shasha, 1994).
     */
    synchronized void offer(K key, Supplier<V> value) {
        if (offered.remove(key) || values.containsKey(key)) {
            put(key, value.get());
            return;
        }
        offered.add(key);
        if (offered.size() > Math.max(OFFERED, values.size())) {
            Iterator<K> oldest = offered.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    synchronized void put(K key, V value) {
        V before = values.put(key, value);
        held += weight.applyAsLong(value) - (before == null ? 0 : weight.applyAsLong(before));
        Iterator<V> oldest = values.values().iterator();
        while (held > most && oldest.hasNext()) {
            held -= weight.applyAsLong(oldest.next());
            oldest.remove();
        }
    }
}
