-- Whoever is locked on one node must be locked on all of them at once.
create trigger announce_change after insert or update or delete on principals for each statement execute function announce_change();
