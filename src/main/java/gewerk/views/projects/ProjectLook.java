package gewerk.views.projects;

import java.util.Collection;
import java.util.Map;

import gewerk.platform.pages.web.Navigation;
import gewerk.platform.resource.Asking;
import gewerk.projects.projects.Project;

/** How a project is shown wherever it stands: its address, its place beside the rail, the chip of its status. */
public final class ProjectLook {
  private static final Map<String, String> COLOURS = Map.of("on_track", "#1a7f37", "at_risk", "#bf8700", "off_track", "#cf222e",
      "not_started", "#6e7781", "finished", "#1f75cb", "discontinued", "#57606a");

  /** @param label empty where nobody has said how the project is doing */
  public record Status(String label, String colour) {}

  private ProjectLook() {}

  static Collection<String> colours() {
    return COLOURS.values();
  }

  public static String path(Project project) {
    return "/projects/" + project.identifier();
  }

  static Navigation.Where where(Project project) {
    return new Navigation.Where(project.id(), project.identifier(), project.name());
  }

  public static Status status(Project project, Asking asking) {
    var code = project.statusCode();
    return code == null ? new Status("", "") : new Status(asking.say("project.status." + code), COLOURS.getOrDefault(code, ""));
  }
}
