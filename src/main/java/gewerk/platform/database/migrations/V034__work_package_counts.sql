-- How many work packages each project has in each status, as numbers to be added up: every change only adds a row, so that nobody waits
-- for anybody, and a job folds them together. A list of 100,000 then need not be counted.
create table work_package_counts (
  project_id bigint not null,
  status_id bigint not null,
  number bigint not null
);
create index work_package_counts_project on work_package_counts (project_id);

lock table work_packages in share row exclusive mode;
insert into work_package_counts select project_id, status_id, count(*) from work_packages group by project_id, status_id;

create function count_new_work_packages() returns trigger language plpgsql as $$
begin
  insert into work_package_counts select project_id, status_id, count(*) from added group by project_id, status_id;
  return null;
end $$;

create function count_gone_work_packages() returns trigger language plpgsql as $$
begin
  insert into work_package_counts select project_id, status_id, -count(*) from gone group by project_id, status_id;
  return null;
end $$;

create function count_moved_work_package() returns trigger language plpgsql as $$
begin
  insert into work_package_counts values (old.project_id, old.status_id, -1), (new.project_id, new.status_id, 1);
  return null;
end $$;

create trigger count_new after insert on work_packages referencing new table as added
  for each statement execute function count_new_work_packages();
create trigger count_gone after delete on work_packages referencing old table as gone
  for each statement execute function count_gone_work_packages();
create trigger count_moved after update of project_id, status_id on work_packages
  for each row when (old.project_id <> new.project_id or old.status_id <> new.status_id) execute function count_moved_work_package();
