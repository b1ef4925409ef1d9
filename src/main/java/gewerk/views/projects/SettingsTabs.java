package gewerk.views.projects;

import java.util.List;
import java.util.Optional;

import gewerk.platform.access.Viewer;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.Tab;
import gewerk.platform.resource.Candidate;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.ProjectRules;

/** The parts of a project's settings, each for those who may change it. */
enum SettingsTabs {
  GENERAL(""), TYPES("/types"), MODULES("/modules"), END("/end");

  private final String path;

  SettingsTabs(String path) {
    this.path = path;
  }

  String path(Project project) {
    return ProjectLook.path(project) + "/settings" + path;
  }

  boolean mayOpen(long projectId, Viewer viewer) {
    return switch (this) {
      case GENERAL -> viewer.mayAnyOf(List.of("edit_project", "edit_project_attributes"), projectId);
      case TYPES -> viewer.may("manage_types", projectId);
      case MODULES -> viewer.may("select_project_modules", projectId);
      case END -> viewer.may("archive_project", projectId) || ProjectRules.mayRemove(viewer);
    };
  }

  static boolean mayOpenAny(long projectId, Viewer viewer) {
    return first(projectId, viewer).isPresent();
  }

  static Optional<SettingsTabs> first(long projectId, Viewer viewer) {
    return List.of(values()).stream().filter(tab -> tab.mayOpen(projectId, viewer)).findFirst();
  }

  static List<Tab> of(Project project, SettingsTabs current, Viewer viewer, Page page) {
    return List.of(values()).stream().filter(tab -> tab.mayOpen(project.id(), viewer))
        .map(tab -> new Tab(Link.to(page.say("projects.tab." + tab.name().toLowerCase(java.util.Locale.ROOT)), tab.path(project)), tab == current, null)).toList();
  }

  static boolean mayArchive(Project project, Viewer viewer) {
    return ProjectRules.mayArchive(Candidate.unchanged(project), viewer);
  }
}
