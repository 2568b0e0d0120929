-- What the databases call otherwise: ${id} an id, compared byte by byte; ${rowless} what ends a table that is its own index, as one of small rows should be.

-- A tombstone: when the article was taken back. Its id and its keys stay.
alter table article add column retracted bigint;

-- What a reader saw of an article before it changed.
create table version (
    article  ${id}  not null references article (id),
    until    bigint not null, -- when it was replaced
    title    text   not null,
    url      text,
    authors  text   not null,
    summary  text,
    html     text,
    image    text,
    primary key (article, until)
);

-- What a feed's retention removed: it does not come back as new.
create table forgotten (
    feed    ${id}  not null references feed (name),
    article ${id}  not null references article (id),
    primary key (feed, article)
) ${rowless};
