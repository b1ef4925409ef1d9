-- With whom a work package is shared is looked up for every page of it.
create index members_entity on members (entity_id) where entity_type = 'WorkPackage';

-- A share goes with its work package, and moves with it.
create function forget_shares() returns trigger language plpgsql as $$
begin
  delete from members where entity_type = 'WorkPackage' and entity_id in (select id from gone);
  return null;
end
$$;
create trigger forget_shares after delete on work_packages referencing old table as gone for each statement execute function forget_shares();

create function move_shares() returns trigger language plpgsql as $$
begin
  update members set project_id = new.project_id where entity_type = 'WorkPackage' and entity_id = new.id;
  return null;
end
$$;
create trigger move_shares after update of project_id on work_packages for each row
  when (old.project_id is distinct from new.project_id) execute function move_shares();

delete from members m where m.entity_type = 'WorkPackage' and not exists (select from work_packages wp where wp.id = m.entity_id);
