package tidings.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LruTest {
    private final Lru<String, String> lru = new Lru<>(10, String::length);

    private void put(String key, String value) {
        lru.offer(key, () -> value);
        lru.offer(key, () -> value);
    }

    @Test
    void what_is_asked_for_once_is_not_kept_nor_made() {
        lru.offer("a", () -> {
            throw new AssertionError("made");
        });
        assertThat(lru.get("a")).isNull();
        lru.offer("a", () -> "four");
        assertThat(lru.get("a")).isEqualTo("four");
    }

    @Test
    void what_was_offered_long_ago_is_forgotten() {
        lru.offer("a", () -> "four");
        for (int i = 0; i < 5000; i++) {
            lru.offer("other" + i, () -> "x");
        }
        lru.offer("a", () -> "four");
        assertThat(lru.get("a")).isNull();
    }

    @Test
    void what_was_not_used_longest_goes_first() {
        put("a", "four");
        put("b", "four");
        lru.get("a");
        put("c", "four");
        assertThat(lru.get("a")).isNotNull();
        assertThat(lru.get("b")).isNull();
        assertThat(lru.get("c")).isNotNull();
    }

    @Test
    void what_is_put_again_is_weighed_once() {
        put("a", "ten letter");
        put("a", "two");
        put("b", "seven77");
        assertThat(lru.get("a")).isEqualTo("two");
    }

    @Test
    void what_is_too_heavy_is_not_kept() {
        put("a", "more than ten letters");
        assertThat(lru.get("a")).isNull();
        put("b", "four");
        assertThat(lru.get("b")).isEqualTo("four");
    }
}
