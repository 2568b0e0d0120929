package tidings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BuffersTest {
    @Test
    void so_many_are_lent_and_each_to_one_only_until_it_comes_back() {
        var buffers = new Buffers();
        var lent = new ArrayList<ByteBuffer>();
        for (ByteBuffer buffer = buffers.take(); buffer != null; buffer = buffers.take()) {
            assertThat(lent).usingElementComparator((a, b) -> a == b ? 0 : 1).doesNotContain(buffer);
            lent.add(buffer);
        }
        assertThat(lent).hasSize(64);
        buffers.giveBack(lent.get(7).limit(3));
        ByteBuffer again = Objects.requireNonNull(buffers.take());
        assertThat(again).isSameAs(lent.get(7));
        assertThat(again.remaining()).isEqualTo(again.capacity());
        assertThat(buffers.take()).isNull();
    }
}
