-- How often an address may try: shared by all nodes, forgotten when full again. The columns are those that Bucket4j wants.
create table rate_limits (
  id          text primary key,
  state       bytea,
  expires_at  bigint
);
create index rate_limits_expires on rate_limits (expires_at);
