package gewerk.projects.projects;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;

/** What identifies a project, where it may stand, and who may do what to it. */
public final class ProjectRules {
  static final int LONGEST_IDENTIFIER = 100;
  private static final Set<String> RESERVED = Set.of("new", "menu", "queries", "filters");
  private static final List<String> CHANGERS = List.of("edit_project", "edit_project_attributes", "archive_project");

  private ProjectRules() {}

  /** Identifiers stand in addresses beside ids: small letters, digits, dashes and underscores, and not digits alone. */
  public static Optional<Violation> wrongIdentifier(String identifier) {
    if (identifier.isBlank()) {
      return Optional.empty();
    }
    if (RESERVED.contains(identifier)) {
      return Optional.of(Violation.of("identifier", "error.reserved"));
    }
    boolean fits = identifier.matches("[a-z0-9_-]+") && !identifier.matches("\\d+");
    return fits ? Optional.empty() : Optional.of(Violation.of("identifier", "error.invalid"));
  }

  /** What a name suggests; empty when nothing in it can stand in an identifier. */
  public static String identifierFor(String name) {
    var german = name.toLowerCase(Locale.ROOT).replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
    var latin = Normalizer.normalize(german, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    var words = latin.replaceAll("[^a-z0-9_]+", "-").replaceAll("^-+|-+$", "");
    var usable = words.isEmpty() || words.matches("\\d+") || RESERVED.contains(words) ? "project-" + words : words;
    var cut = usable.substring(0, Math.min(usable.length(), LONGEST_IDENTIFIER)).replaceAll("-+$", "");
    return name.isBlank() ? "" : cut;
  }

  /** A second one of the same name: {@code garden-2}. */
  static String numbered(String identifier, int number) {
    var ending = "-" + number;
    return identifier.substring(0, Math.min(identifier.length(), LONGEST_IDENTIFIER - ending.length())) + ending;
  }

  /** Portfolios hold programs and projects, programs hold projects; nothing stands inside itself. */
  public static boolean mayStandIn(Project project, Project parent) {
    return parent.active() && project.type().possibleParents().contains(parent.type()) && parent.id() != project.id()
        && !parent.isInside(project.id());
  }

  /** Whether there is any place in which the viewer may make one. */
  public static boolean mayCreateSomewhere(Viewer viewer) {
    return viewer.mayGlobally("add_project") || viewer.mayAnywhere("add_subprojects");
  }

  public static boolean mayCreate(@Nullable Long parentId, Viewer viewer) {
    return viewer.mayGlobally("add_project") || parentId != null && viewer.may("add_subprojects", parentId);
  }

  /** Programs and portfolios have permissions of their own. */
  public static boolean mayMake(WorkspaceType type, @Nullable Long parentId, Viewer viewer) {
    return switch (type) {
      case PROJECT -> mayCreate(parentId, viewer);
      case PROGRAM -> viewer.mayGlobally("add_programs");
      case PORTFOLIO -> viewer.mayGlobally("add_portfolios");
    };
  }

  public static boolean mayChange(Project project, Viewer viewer) {
    return viewer.isAdmin() || viewer.mayAnyOf(CHANGERS, project.id());
  }

  public static boolean mayEdit(Candidate<Project> candidate, Viewer viewer) {
    return candidate.isNew() || viewer.may("edit_project", candidate.current().id());
  }

  public static boolean mayRemove(Viewer viewer) {
    return viewer.isAdmin();
  }

  /** Archiving can be a right of its own; bringing back is for administrators. */
  public static boolean mayArchive(Candidate<Project> candidate, Viewer viewer) {
    return candidate.isNew() || viewer.isAdmin() || candidate.current().active() && viewer.may("archive_project", candidate.current().id());
  }
}
