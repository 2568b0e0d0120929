package tidings;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How sources do, as JSON for programs. */
public final class StatusJson {
    private static final JsonMapper JSON = new JsonMapper();

    private StatusJson() {}

    /** @param statusFeed the address of a feed's status feed by the feed's name, or null: none is told */
    public static String write(List<Status.OfFeed> feeds, @Nullable Function<String, String> statusFeed) {
        ObjectNode status = JSON.createObjectNode();
        ArrayNode array = status.putArray("feeds");
        for (Status.OfFeed feed : feeds) {
            ObjectNode node = array.addObject()
                    .put("feed", feed.name())
                    .put("title", feed.title())
                    .put("published", text(feed.published()));
            if (statusFeed != null) {
                node.put("status_feed", statusFeed.apply(feed.name()));
            }
            ArrayNode sources = node.putArray("sources");
            feed.sources().forEach(s -> source(s, sources.addObject()));
        }
        return status.toString();
    }

    private static void source(Status.OfSource source, ObjectNode node) {
        var health = source.health();
        node.put("source", source.name())
                .put("state", health.state().name().toLowerCase(Locale.ROOT))
                .put("since", text(health.since()))
                .put("refreshed", text(health.refreshed()))
                .put("succeeded", text(health.succeeded()))
                .put("brought", text(health.brought()))
                .put("due", text(source.due()))
                .put("listed", known(health.listed()))
                .put("usual", known(health.usual()))
                .put("new", health.fresh())
                .put("failed", health.failed())
                .put("fault", health.fault())
                .put("note", health.note())
                .put("advice", health.advice());
    }

    private static @Nullable Integer known(int count) {
        return count < 0 ? null : (Integer) count;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
