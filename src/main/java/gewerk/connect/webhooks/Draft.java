package gewerk.connect.webhooks;

import java.util.List;
import java.util.Set;

/** A webhook as a form says it should be. */
public record Draft(String name, String url, String description, SecretWish secret, boolean enabled, List<String> events, boolean allProjects, Set<Long> projects) {
  /** What shall become of the secret, which no form ever shows. */
  public sealed interface SecretWish {
    record Keep() implements SecretWish {}

    record Forget() implements SecretWish {}

    record Replace(String secret) implements SecretWish {}
  }

  public Draft {
    events = List.copyOf(events);
    projects = Set.copyOf(projects);
  }
}
