package gewerk.people.principals;

import java.time.Instant;

/** A name for somebody who is still to be found: work can be planned for it already. */
public record PlaceholderUser(long id, String name, Instant createdAt, Instant updatedAt) implements Principal {
  /** One that is about to be made. */
  public static PlaceholderUser blank() {
    return new PlaceholderUser(0, "", Instant.now(), Instant.now());
  }

  @Override
  public String status() {
    return "active";
  }

  @Override
  public String path() {
    return "/placeholder_users/" + id;
  }
}
