-- People are held in memory with the moment of their picture.
create trigger announce_change after insert or update or delete on user_avatars for each statement execute function announce_change();
