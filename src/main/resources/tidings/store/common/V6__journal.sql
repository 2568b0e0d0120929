-- Addresses that feeds visit, what is known of them, and when they are visited next.
create table visit (
    id            ${id}   not null primary key, -- digest of the feed and the address in its plain spelling: both may be long
    source_id     ${id}   not null,             -- digest of the feed and the source
    feed          text    not null,
    source        text    not null,
    url           text    not null,
    role          text    not null,
    due           bigint,                       -- null: never by itself
    since         bigint,                       -- null: nothing was read there
    visits        integer not null,
    failures      integer not null,
    etag          text,
    last_modified text,
    answered      text,
    moved         text
);

create index visit_due on visit (source_id, due);

-- How refreshes went, the last of each source.
create table refresh (
    source_id ${id}   not null,
    number    bigint  not null, -- counts the source's refreshes
    feed      text    not null,
    source    text    not null,
    at        bigint  not null,
    took      bigint  not null, -- milliseconds
    listed    integer not null,
    fresh     integer not null,
    changed   integer not null,
    failed    integer not null,
    fault     text,
    note      text,
    gone      integer not null, -- 1: the source said that it will not come back
    primary key (source_id, number)
);
