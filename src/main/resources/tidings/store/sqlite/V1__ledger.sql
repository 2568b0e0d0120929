-- Instants are milliseconds since 1970 (UTC); ids are UUIDs as text; lists and images are JSON.

-- Every article ever seen. A row without html is a headline.
create table article (
    id               text primary key,
    title            text    not null,
    url              text,
    authors          text    not null,
    published        integer not null, -- settled: given by a page, or the first time we saw it
    published_offset integer,          -- seconds east of UTC, as the page wrote it
    published_source text    not null,
    modified         integer,          -- as the page says
    modified_offset  integer,
    modified_source  text,
    summary          text,
    html             text,
    image            text,
    language         text,
    rights           text,
    first_seen       integer not null,
    changed          integer           -- when we last saw a change of what a reader sees; null: never
) without rowid;

-- By what an article is known again; all its spellings of an address are here.
create table identity (
    key     text primary key,
    article text not null references article (id)
) without rowid;

create index identity_of on identity (article);

-- What a page lists beside its main story.
create table sibling (
    main     text    not null references article (id),
    article  text    not null references article (id),
    heading  text,
    position integer not null,
    primary key (main, article)
) without rowid;

create index sibling_of on sibling (article, main);

create table feed (
    name     text primary key,
    id       text    not null,
    since    integer not null,
    revision integer not null -- grows with every change of what the feed could show
) without rowid;

-- Which articles a feed holds. The date stands here too, so that a window on the feed is one walk along an index.
create table listed (
    feed      text    not null references feed (name),
    article   text    not null references article (id),
    published integer not null,
    main      integer not null, -- 1: its own page came by this feed; 0: only ever listed beside others
    primary key (feed, article)
) without rowid;

create index listed_newest on listed (feed, published desc, article, main);
create index listed_mains on listed (feed, published desc, article) where main = 1;
create index listed_of on listed (article);

-- Pages that were read, and what they told; the stamp differs when one is worth reading again.
create table page (
    feed    text not null references feed (name),
    name    text not null,
    stamp   text not null,
    article text not null references article (id),
    primary key (feed, name)
) without rowid;

-- What was published, so that validators outlive a restart and hold on every node.
create table document (
    feed      text    not null,
    format    text    not null,
    digest    text    not null,
    published integer not null,
    max_age   integer not null,
    made_from text    not null,
    primary key (feed, format)
) without rowid;
