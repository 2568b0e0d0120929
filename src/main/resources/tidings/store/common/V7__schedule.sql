-- Jobs and when they are due; the columns are those that db-scheduler asks for. Not exported: whoever schedules names the jobs again.
create table scheduled_tasks (
    task_name            ${id}   not null,
    task_instance        ${id}   not null, -- the job
    task_data            bytea,
    execution_time       bigint  not null,
    picked               boolean not null, -- a node runs it
    picked_by            text,
    last_success         bigint,
    last_failure         bigint,
    consecutive_failures integer,
    last_heartbeat       bigint,           -- of the node that runs it
    version              bigint  not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index scheduled_due on scheduled_tasks (picked, execution_time);
