-- The tables of sqlite/V1. ${id}: text in byte order, which is SQLite's order too, so that both answer alike.
-- Instants are milliseconds since 1970 (UTC); ids are UUIDs as text; lists and images are JSON.

-- How often anybody wrote. Whoever writes counts here first and so holds the row until the end: there is one writer at a time.
create table written (
    times bigint not null
);

insert into written (times) values (0);

-- Every article ever seen. A row without html is a headline.
create table article (
    id               ${id}   primary key,
    title            text    not null,
    url              text,
    authors          text    not null,
    published        bigint  not null, -- settled: given by a page, or the first time we saw it
    published_offset integer,          -- seconds east of UTC, as the page wrote it
    published_source text    not null,
    modified         bigint,           -- as the page says
    modified_offset  integer,
    modified_source  text,
    summary          text,
    html             text,
    image            text,
    language         text,
    rights           text,
    first_seen       bigint  not null,
    changed          bigint            -- when we last saw a change of what a reader sees; null: never
);

-- By what an article is known again; all its spellings of an address are here. Keys may be longer than a B-tree takes.
create table identity (
    key     ${id} not null,
    article ${id} not null references article (id),
    exclude using hash (key with =)
);

create index identity_of on identity (article);

-- What a page lists beside its main story.
create table sibling (
    main     ${id}   not null references article (id),
    article  ${id}   not null references article (id),
    heading  text,
    position integer not null,
    primary key (main, article)
);

create index sibling_of on sibling (article, main);

create table feed (
    name     ${id}  primary key,
    id       ${id}  not null,
    since    bigint not null,
    revision bigint not null -- grows with every change of what the feed could show
);

-- Which articles a feed holds. The date stands here too, so that a window on the feed is one walk along an index.
create table listed (
    feed      ${id}   not null references feed (name),
    article   ${id}   not null references article (id),
    published bigint  not null,
    main      integer not null, -- 1: its own page came by this feed; 0: only ever listed beside others
    primary key (feed, article)
);

create index listed_newest on listed (feed, published desc, article, main);
create index listed_mains on listed (feed, published desc, article) where main = 1;
create index listed_of on listed (article);

-- Pages that were read, and what they told; the stamp differs when one is worth reading again. Names, too, may be long.
create table page (
    feed    ${id} not null references feed (name),
    name    ${id} not null,
    stamp   text  not null,
    article ${id} not null references article (id)
);

create index page_of on page using hash (name);

-- What was published, so that validators outlive a restart and hold on every node.
create table document (
    feed      ${id}   not null,
    format    ${id}   not null,
    digest    text    not null,
    published bigint  not null,
    max_age   integer not null,
    made_from text    not null,
    primary key (feed, format)
);
