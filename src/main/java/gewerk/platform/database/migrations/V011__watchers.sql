-- Who wants to be told what happens to a work package
create table watchers (
  work_package_id  bigint not null references work_packages on delete cascade,
  user_id          bigint not null references users on delete cascade,
  created_at       timestamptz not null default now(),
  primary key (work_package_id, user_id)
);
create index watchers_user on watchers (user_id);
