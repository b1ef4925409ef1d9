package gewerk.people.principals;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * People who get roles together.
 *
 * @param custom values of custom fields by the field's id, always as texts
 */
public record Group(long id, String name, Instant createdAt, Instant updatedAt, List<Long> memberIds,
    Map<String, List<String>> custom) implements Principal {
  /** One that is about to be made. */
  public static Group blank() {
    return new Group(0, "", Instant.now(), Instant.now(), List.of(), Map.of());
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
