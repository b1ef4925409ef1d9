package gewerk.projects.projects;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A place in which work happens.
 *
 * @param ancestorIds from the root down to the parent
 * @param active false when it is archived
 * @param custom values of custom fields by the fields' ids
 */
public record Project(long id, String identifier, String name, String description, WorkspaceType type, @Nullable Long parentId,
    List<Long> ancestorIds, boolean isPublic, boolean active, boolean templated, @Nullable String statusCode, String statusExplanation,
    Map<String, List<String>> custom, Instant createdAt, Instant updatedAt) {
  /** Below {@code /api/v3}. */
  public String path() {
    return "/" + type.segment() + "/" + id;
  }

  /** Where its sub-resources are, whatever its type. */
  public String workspacePath() {
    return "/workspaces/" + id;
  }

  public boolean isInside(long otherId) {
    return ancestorIds.contains(otherId);
  }

  /** The topmost project above it, or itself. */
  public long rootId() {
    return ancestorIds.isEmpty() ? id : ancestorIds.getFirst();
  }
}
