-- Definitions of feeds, for nodes that take them from here.
create table definition (
    feed    ${id}  not null primary key,
    yaml    text   not null, -- as its feed.yaml was written
    applied bigint not null  -- when it came here
);

-- The revision of the feed that the document shows: an older one does not overwrite it.
alter table document add column revision bigint not null default 0;

-- When the feed's owner took the article out of it: its own page brings it back. Null: it was too old.
alter table forgotten add column retracted bigint;

-- What was taken back before, by whichever feed, left all feeds that held it.
insert into forgotten (feed, article, retracted)
select l.feed, l.article, a.retracted from listed l join article a on a.id = l.article where a.retracted is not null
on conflict do nothing;

delete from listed where article in (select id from article where retracted is not null);
