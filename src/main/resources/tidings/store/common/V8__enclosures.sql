-- How an article's page files it, and the sounds and films that belong to it, as JSON; null: none.
alter table article add column categories text;
alter table article add column enclosures text;

-- The icon of the site that the feed is about, as its pages last declared it.
alter table feed add column icon text;
