-- SQLite's tables change here; these are right as they are.
select 1;
