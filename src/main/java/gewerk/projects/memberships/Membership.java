package gewerk.projects.memberships;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Somebody's roles in one project, or in the whole instance.
 *
 * @param projectId null for the whole instance
 * @param roleIds each once, whether given or inherited from a group
 * @param directRoleIds those that were given to this very principal
 */
public record Membership(long id, @Nullable Long principalId, String principalName, @Nullable Long projectId, List<Long> roleIds,
    List<Long> directRoleIds, Instant createdAt, Instant updatedAt) {
  /** One that is about to be made. */
  static Membership blank() {
    return new Membership(0, null, "", null, List.of(), List.of(), Instant.now(), Instant.now());
  }

  boolean isGlobal() {
    return projectId == null;
  }

  String path() {
    return "/memberships/" + id;
  }
}
