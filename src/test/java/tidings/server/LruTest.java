package tidings.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LruTest {
    private final Lru<String, String> lru = new Lru<>(10, String::length);

    @Test
    void what_was_not_used_longest_goes_first() {
        lru.put("a", "four");
        lru.put("b", "four");
        lru.get("a");
        lru.put("c", "four");
        assertThat(lru.get("a")).isNotNull();
        assertThat(lru.get("b")).isNull();
        assertThat(lru.get("c")).isNotNull();
    }

    @Test
    void what_is_put_again_is_weighed_once() {
        lru.put("a", "ten letter");
        lru.put("a", "two");
        lru.put("b", "seven77");
        assertThat(lru.get("a")).isEqualTo("two");
    }

    @Test
    void what_is_too_heavy_is_not_kept() {
        lru.put("a", "more than ten letters");
        assertThat(lru.get("a")).isNull();
        lru.put("b", "four");
        assertThat(lru.get("b")).isEqualTo("four");
    }
}
