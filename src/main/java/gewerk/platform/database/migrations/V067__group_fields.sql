-- Groups have custom fields as users have them.
alter table principals add column custom jsonb not null default '{}';
