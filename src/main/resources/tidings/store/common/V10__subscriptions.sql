-- Who is sent new versions of documents, and which version was delivered last: what differs from that in table document is owed.
create table subscription (
    id        ${id}   not null primary key, -- digest of the topic and the callback, which may be long
    feed      text    not null,
    format    text    not null,
    callback  text    not null,
    host      text    not null,             -- of the callback
    secret    text,                         -- as it was given: what is sent is signed with it
    until     bigint  not null,             -- the end of the lease
    delivered text    not null,             -- digest of the document
    due       bigint  not null,             -- nothing is sent before
    failures  integer not null,
    took      bigint  not null,             -- milliseconds
    kind      text    not null
);

create index subscription_topic on subscription (feed, format);
create index subscription_host on subscription (host);

-- Like scheduled_tasks, for deliveries: what waits there must not wait for what is visited.
create table scheduled_deliveries (
    task_name            ${id}   not null,
    task_instance        ${id}   not null,
    task_data            bytea,
    execution_time       bigint  not null,
    picked               boolean not null,
    picked_by            text,
    last_success         bigint,
    last_failure         bigint,
    consecutive_failures integer,
    last_heartbeat       bigint,
    version              bigint  not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
