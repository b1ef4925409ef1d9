package gewerk.people.principals;

import java.time.Instant;
import java.util.List;

/** People who get roles together. */
public record Group(long id, String name, Instant createdAt, Instant updatedAt, List<Long> memberIds) implements Principal {
  /** One that is about to be made. */
  public static Group blank() {
    return new Group(0, "", Instant.now(), Instant.now(), List.of());
  }

  @Override
  public String status() {
    return "active";
  }

  @Override
  public String path() {
    return "/groups/" + id;
  }
}
