-- Nearly every request needs these, so that each node holds them in memory.
create trigger announce_change after insert or delete on project_favorites for each statement execute function announce_change();

-- Not when one was used, which is noted every minute.
create trigger announce_change after delete or update of user_id, token_hash, expires_at on api_tokens for each statement
  execute function announce_change();
