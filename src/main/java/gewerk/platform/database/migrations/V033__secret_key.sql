-- Which key the stored secrets are encrypted with: a text that only the right key opens, and the key itself where no file keeps it.
create table secret_key (
  is_the_one boolean primary key default true check (is_the_one),
  key text,
  proof text not null
);
