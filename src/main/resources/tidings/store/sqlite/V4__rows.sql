-- A table that is its own index is slow where rows are large: bodies would stand between the keys. Foreign keys are off while this runs.
create table article_new (
    id               text primary key not null,
    title            text    not null,
    url              text,
    authors          text    not null,
    published        integer not null,
    published_offset integer,
    published_source text    not null,
    modified         integer,
    modified_offset  integer,
    modified_source  text,
    summary          text,
    html             text,
    image            text,
    language         text,
    rights           text,
    first_seen       integer not null,
    changed          integer,
    retracted        bigint
);
insert into article_new select * from article;
drop table article;
alter table article_new rename to article;
