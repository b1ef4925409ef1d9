-- The table shows somebody's work newest first: rows in this order come from an index, and its columns tell what is open.
create index work_packages_assignee_id on work_packages (assignee_id, id desc) include (project_id, status_id);
