package gewerk.people.principals;

import java.time.Instant;

import gewerk.platform.hal.Link;

/** Somebody, or several together, to whom work and rights can be given. */
public sealed interface Principal permits User, Group, PlaceholderUser {
  long id();

  String name();

  String status();

  Instant createdAt();

  Instant updatedAt();

  /** Below {@code /api/v3}. */
  String path();

  default Link link() {
    return Link.to(path(), name());
  }

  default boolean isNew() {
    return id() == 0;
  }

  default boolean isActive() {
    return status().equals("active");
  }

  default boolean isLocked() {
    return status().equals("locked");
  }
}
