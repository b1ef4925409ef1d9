-- Long work that somebody waits for: how far it is, and what came of it.
create table job_statuses (
  id          uuid primary key default gen_random_uuid(),
  user_id     bigint not null references principals on delete cascade,
  status      text not null default 'in_queue' check (status in ('in_queue', 'in_process', 'success', 'failure', 'error', 'cancelled')),
  message     text,
  payload     jsonb,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
create index job_statuses_user on job_statuses (user_id);
