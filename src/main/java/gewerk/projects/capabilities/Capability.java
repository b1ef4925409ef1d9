package gewerk.projects.capabilities;

import org.jspecify.annotations.Nullable;

/**
 * Somebody may do something in one place.
 *
 * @param action such as {@code work_packages/create}
 * @param projectId null for the whole instance
 */
record Capability(String action, @Nullable Long projectId, long principalId) {
  String id() {
    return action + "/" + (projectId == null ? "g" : "w" + projectId) + "-" + principalId;
  }
}
