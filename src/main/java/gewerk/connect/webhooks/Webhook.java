package gewerk.connect.webhooks;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Who wants to be told of what (reference: section 3.1).
 *
 * @param secret encrypted, as it is stored; null for none
 * @param events by name, {@code project:created}
 * @param projects looked at only when it is not for all
 */
public record Webhook(long id, Words words, String url, @Nullable String secret, boolean enabled, Set<String> events, boolean allProjects, Set<Long> projects) {
  /** What people call it. */
  public record Words(String name, String description) {}

  public String name() {
    return words.name();
  }

  /** @param projectId null for what belongs to no project */
  boolean wants(String event, @Nullable Long projectId) {
    return enabled && events.contains(event) && (allProjects || projectId != null && projects.contains(projectId));
  }

  @Override
  public String toString() {
    return "Webhook " + id + " " + name();
  }
}
