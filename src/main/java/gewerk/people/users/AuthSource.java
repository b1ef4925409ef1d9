package gewerk.people.users;

/** A directory that vouches for people, as accounts name it. */
public record AuthSource(long id, String name) {}
