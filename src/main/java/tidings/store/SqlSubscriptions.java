package tidings.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.story.Callbacks;
import tidings.story.Document;
import tidings.story.Format;
import tidings.story.Subscription;
import tidings.story.Subscriptions;

/** The table of subscriptions. What is written here no feed shows, so nobody who follows feeds is woken for it. */
final class SqlSubscriptions implements Subscriptions {
    private static final String OWED =
            " from subscription s join document d on d.feed = s.feed and d.format = s.format and d.digest <> s.delivered";
    private static final String INSERT =
            "insert into subscription (id, feed, format, callback, host, secret, until, kind, delivered, due, failures, took)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?,"
                    + " coalesce((select digest from document where feed = ? and format = ? and ?), ''), 0, 0, 0)";
    /** A hub is told of all of a feed's documents where it is told of this one. */
    private static final String EACH_FEED_UNTOLD =
            "select feed, format from document d where format = 'ATOM' and not exists (select 1 from subscription s"
                    + " where s.feed = d.feed and s.format = d.format and s.kind = 'PING' and s.callback = ?)";

    private static final String OTHER_PINGS = "kind = 'PING' and (format <> 'ATOM' or callback <> ?)";

    /** A hub of the owner's choice is told as long as the owner says so. */
    private static final Instant ALWAYS = Instant.parse("9999-01-01T00:00:00Z");

    private final Database database;

    SqlSubscriptions(Database database) {
        this.database = database;
    }

    @Override
    public boolean save(Subscription s, Room room, Instant now) {
        return database.writeQuietly(sql -> {
            boolean fits = hasRoom(sql, s, room, now);
            if (fits) {
                insert(sql, s);
            }
            return fits;
        });
    }

    private static void insert(Sql sql, Subscription s) throws SQLException {
        sql.update(
                INSERT + " on conflict (id) do update set secret = excluded.secret, until = excluded.until,"
                        + " due = 0, failures = 0, kind = excluded.kind",
                s.id(),
                s.topic().feed(),
                s.topic().format().name(),
                s.callback(),
                s.host(),
                s.secret(),
                s.until().toEpochMilli(),
                s.kind().name(),
                s.topic().feed(),
                s.topic().format().name(),
                s.kind() == Subscription.Kind.CONTENT);
    }

    private static boolean isThere(Sql sql, String id, Instant now) throws SQLException {
        return sql.first(r -> 1, "select 1 from subscription where id = ? and until > ?", id, now.toEpochMilli())
                .isPresent();
    }

    @Override
    public boolean hasRoom(Subscription s, Room room, Instant now) {
        return database.read(sql -> hasRoom(sql, s, room, now));
    }

    private static boolean hasRoom(Sql sql, Subscription s, Room room, Instant now) throws SQLException {
        return isThere(sql, s.id(), now)
                || count(sql, "until > ?", now.toEpochMilli()) < room.all()
                        && count(sql, "until > ? and host = ?", now.toEpochMilli(), s.host()) < room.host();
    }

    @Override
    public int count(Instant now) {
        return database.read(sql -> count(sql, "until > ?", now.toEpochMilli()));
    }

    private static int count(Sql sql, String which, Object... values) throws SQLException {
        return sql.first(r -> r.getInt(1), "select count(*) from subscription where " + which, values)
                .orElse(0);
    }

    @Override
    public void remove(Document.Name topic, String callback) {
        database.writeQuietly(sql -> sql.update(
                "delete from subscription where feed = ? and format = ? and callback = ? and kind = 'CONTENT'",
                topic.feed(),
                topic.format().name(),
                callback));
    }

    @Override
    public List<Owed> owed(Instant now, int most) {
        return database.read(sql -> sql.list(
                r -> new Owed(read(r), r.getString("digest")),
                "select s.*, d.digest as digest" + OWED
                        + " where s.until > ? and s.due <= ? order by s.took, s.due, s.id limit ?",
                now.toEpochMilli(),
                now.toEpochMilli(),
                most));
    }

    @Override
    public @Nullable Instant nextOwed() {
        return database.<Optional<Instant>>read(sql -> sql.first(
                        r -> Instant.ofEpochMilli(r.getLong(1)), "select s.due" + OWED + " order by s.due limit 1"))
                .orElse(null);
    }

    @Override
    public void settle(List<Outcome> outcomes) {
        database.writeQuietly(sql -> {
            for (Outcome outcome : outcomes) {
                settle(sql, outcome);
            }
            return outcomes;
        });
    }

    private static void settle(Sql sql, Outcome outcome) throws SQLException {
        String id = outcome.owed().subscription().id();
        if (outcome.gone()) {
            sql.update("delete from subscription where id = ?", id);
        } else {
            sql.update(
                    "update subscription set delivered = case when ? = 1 then ? else delivered end, failures = ?, due = ?,"
                            + " took = ? where id = ?",
                    outcome.settled() ? 1 : 0,
                    outcome.owed().digest(),
                    outcome.failures(),
                    outcome.again().toEpochMilli(),
                    outcome.took().toMillis(),
                    id);
        }
    }

    /** Nothing is written where nothing is to be forgotten. */
    @Override
    public void lapse(Instant now) {
        long millis = now.toEpochMilli();
        if (database.<Integer>read(sql -> count(sql, "until <= ?", millis)) > 0) {
            database.writeQuietly(sql -> sql.update("delete from subscription where until <= ?", millis));
        }
    }

    @Override
    public void tell(Callbacks.@Nullable Target hub) {
        String url = hub == null ? "" : hub.url();
        if (database.<Integer>read(sql -> count(sql, OTHER_PINGS, url)) > 0) {
            database.writeQuietly(sql -> sql.update("delete from subscription where " + OTHER_PINGS, url));
        }
        List<Document.Name> untold = hub == null
                ? List.of()
                : database.read(sql -> sql.list(SqlSubscriptions::topic, EACH_FEED_UNTOLD, url));
        if (!untold.isEmpty()) {
            database.writeQuietly(sql -> begin(sql, untold, Objects.requireNonNull(hub)));
        }
    }

    /** A hub is told of what there is when it is first named: it is owed that. */
    private static int begin(Sql sql, List<Document.Name> topics, Callbacks.Target hub) throws SQLException {
        for (Document.Name topic : topics) {
            insert(
                    sql,
                    new Subscription(
                            topic, hub.url(), hub.host(), null, ALWAYS, 0, Duration.ZERO, Subscription.Kind.PING));
        }
        return topics.size();
    }

    private static Document.Name topic(ResultSet row) throws SQLException {
        return new Document.Name(row.getString("feed"), Format.valueOf(row.getString("format")));
    }

    private static Subscription read(ResultSet row) throws SQLException {
        return new Subscription(
                topic(row),
                row.getString("callback"),
                row.getString("host"),
                row.getString("secret"),
                Instant.ofEpochMilli(row.getLong("until")),
                row.getInt("failures"),
                Duration.ofMillis(row.getLong("took")),
                Subscription.Kind.valueOf(row.getString("kind")));
    }
}
