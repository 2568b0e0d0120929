-- Articles that turned out to be one: the younger id leads to the older.
create table alias (
    id      ${id} primary key,
    article ${id} not null references article (id)
) ${rowless};

create index alias_of on alias (article);

-- What a site's own pages show of the parameters in its addresses.
create table parameter (
    site    ${id}   not null,
    name    text    not null,
    carries integer not null, -- 1: its pages keep it in their own address; 0: they leave it out
    primary key (site, name)
) ${rowless};

-- The plain forms of addresses that are known already in a form for AMP or for mobile phones (new ones are written by the program).
insert into identity (key, article)
select 'at:' || substr(key, 5, length(key) - 8), article from identity
where key like 'url:%/%-%/amp' or key like 'url:%/%0%/amp' or key like 'url:%/%1%/amp' or key like 'url:%/%2%/amp'
on conflict do nothing;

insert into identity (key, article)
select 'at:' || substr(key, 5, length(key) - 10), article from identity where key like 'url:%?amp=1' or key like 'url:%&amp=1'
on conflict do nothing;

insert into identity (key, article)
select 'like:' || substr(key, 5, length(key) - 8), article from identity where key like 'url:%/amp'
on conflict do nothing;

insert into identity (key, article)
select 'like:' || replace(substr(key, 5), '/amp/', '/'), article from identity where key like 'url:%/amp/%'
on conflict do nothing;

insert into identity (key, article)
select 'like:' || substr(key, 7), article from identity where key like 'url:m.%.%/%'
on conflict do nothing;

insert into identity (key, article)
select 'like:' || substr(key, 9), article from identity where key like 'url:amp.%.%/%'
on conflict do nothing;

insert into identity (key, article)
select 'like:' || substr(key, 12), article from identity where key like 'url:mobile.%.%/%'
on conflict do nothing;
