package gewerk.projects.projects;

import java.util.List;
import java.util.Map;

import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.events.Event;
import gewerk.platform.http.Refusal;

/** Changes which types of work a project uses. */
public final class ChooseTypes {
  private final Platform platform;
  private final ProjectWriteStore store;

  ChooseTypes(Platform platform, ProjectWriteStore store) {
    this.platform = platform;
    this.store = store;
  }

  /** @return ids of types that were left out although the project has work of them; nothing is changed then */
  public List<Long> choose(long projectId, List<Long> typeIds, Viewer viewer) {
    if (!viewer.may("manage_types", projectId)) {
      throw Refusal.forbidden();
    }
    return platform.database().transaction(() -> {
      var missed = store.typesOfWork(projectId).stream().filter(type -> !typeIds.contains(type)).toList();
      if (missed.isEmpty()) {
        store.useTypes(projectId, typeIds);
        platform.events().happened(Event.now("project.updated", "project", projectId, projectId, viewer.id()).with(Map.of("changed", List.of("types"))));
      }
      return missed;
    });
  }
}
