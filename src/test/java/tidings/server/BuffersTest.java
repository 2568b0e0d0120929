package tidings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tidings.server.Buffers.Loan;

class BuffersTest {
    @Test
    void so_many_are_lent_and_each_to_one_only_until_it_comes_back() {
        var buffers = new Buffers();
        var lent = new ArrayList<Loan>();
        for (Loan loan = buffers.take(); loan != null; loan = buffers.take()) {
            ByteBuffer buffer = loan.buffer();
            assertThat(lent).noneMatch(l -> l.buffer() == buffer);
            lent.add(loan);
        }
        assertThat(lent).hasSize(64);
        lent.get(7).buffer().limit(3);
        lent.get(7).giveBack();
        ByteBuffer again = Objects.requireNonNull(buffers.take()).buffer();
        assertThat(again).isSameAs(lent.get(7).buffer());
        assertThat(again.remaining()).isEqualTo(again.capacity());
        lent.get(7).giveBack();
        assertThat(buffers.take()).as("given back twice").isNull();
    }
}
