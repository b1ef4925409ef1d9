-- What somebody did a moment ago, and what it takes to bring back what was. Kept for an hour.
create table undos (
  id         uuid primary key default gen_random_uuid(),
  user_id    bigint not null references users on delete cascade,
  way        text not null,
  remembered jsonb not null,
  created_at timestamptz not null default now()
);
create index undos_created_at on undos (created_at);
