package gewerk.projects.modules;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import gewerk.platform.Platform;
import gewerk.platform.audit.Entry;
import gewerk.platform.access.Permission;
import gewerk.platform.access.Viewer;
import gewerk.platform.events.Event;
import gewerk.platform.http.Refusal;

/** The parts of the product that each project uses. A permission counts only where its module is in use. */
public final class Modules {
  private static final List<String> WITHOUT_PERMISSIONS = List.of("gantt");

  private final Platform platform;
  private final ModuleStore store;

  public Modules(Platform platform) {
    this.platform = platform;
    store = new ModuleStore(platform.database());
  }

  /** All there are, by their names in the database. */
  public Set<String> known() {
    var known = new TreeSet<>(WITHOUT_PERMISSIONS);
    platform.viewers().permissions().all().stream().map(Permission::module).filter(module -> !module.isEmpty()).forEach(known::add);
    return known;
  }

  public Set<String> of(long projectId) {
    return store.of(projectId);
  }

  /** Gives a new project those that the settings name, with all that they need; belongs into the transaction that makes it. */
  public void equip(long projectId) {
    store.add(projectId, ModuleRules.completed(platform.settings().texts("default_projects_modules")));
  }

  /**
   * Changes which ones a project uses.
   *
   * @return chosen modules that lack another, each with what it lacks; nothing is changed then
   */
  public Map<String, String> choose(long projectId, Collection<String> chosen, Viewer viewer) {
    if (!viewer.may("select_project_modules", projectId)) {
      throw Refusal.forbidden();
    }
    var wanted = new TreeSet<>(chosen);
    wanted.retainAll(known());
    var lacking = ModuleRules.lacking(wanted);
    if (lacking.isEmpty()) {
      platform.database().inTransaction(() -> {
        var before = List.copyOf(new TreeSet<>(store.of(projectId)));
        platform.audit().note(Entry.of("project.modules_changed", "project", projectId, "").in(projectId).changed("modules", before, List.copyOf(wanted)));
        store.keepOnly(projectId, wanted);
        store.add(projectId, wanted);
        platform.events().happened(Event.now("project.updated", "project", projectId, projectId, viewer.id())
            .with(Map.of("changed", List.of("modules"))));
      });
    }
    return lacking;
  }
}
