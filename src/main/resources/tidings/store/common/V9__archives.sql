-- Which of the feed's archive documents the entry lies in, by order of arrival; 0: it has just arrived. And when the article was last updated, so that a window by that date is one walk along an index.
alter table listed add column archive integer not null default 0;
alter table listed add column updated bigint not null default 0;

create index listed_archive on listed (feed, archive, article, main);
create index listed_updated on listed (feed, updated desc, article, main);

create table archive (
    feed     ${id}   not null references feed (name),
    number   integer not null,
    articles integer not null, -- how many were ever put there: who leaves makes no room
    moved    bigint  not null, -- the feed's revision that last changed something in it
    primary key (feed, number)
) ${rowless};

-- What was published of archive documents; as in the table of current ones.
create table archived (
    feed      ${id}   not null,
    archive   integer not null,
    format    ${id}   not null,
    digest    text    not null,
    published bigint  not null,
    max_age   integer not null,
    made_from text    not null,
    revision  bigint  not null,
    primary key (feed, archive, format)
) ${rowless};

-- Lists of feeds: since when they say what they say.
create table feed_list (
    name      ${id}  not null primary key,
    digest    text   not null,
    published bigint not null
) ${rowless};

update listed set archive = n.archive, updated = n.updated from (
    select l.feed, l.article,
        1 + (row_number() over (partition by l.feed order by a.first_seen, l.published, l.article) - 1) / 50 as archive,
        case when coalesce(a.changed, 0) >= l.published and coalesce(a.changed, 0) >= coalesce(a.modified, 0) then a.changed
            when coalesce(a.modified, 0) >= l.published then a.modified else l.published end as updated
    from listed l join article a on a.id = l.article) as n
where n.feed = listed.feed and n.article = listed.article;

insert into archive (feed, number, articles, moved)
select feed, archive, count(*), 0 from listed group by feed, archive;
