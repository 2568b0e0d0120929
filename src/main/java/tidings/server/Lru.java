package tidings.server;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What was used last, up to a weight. May be used from any thread. */
final class Lru<K, V> {
    private final long most;
    private final ToLongFunction<V> weight;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    Lru(long most, ToLongFunction<V> weight) {
        this.most = most;
        this.weight = weight;
    }

    synchronized @Nullable V get(K key) {
        return values.get(key);
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
