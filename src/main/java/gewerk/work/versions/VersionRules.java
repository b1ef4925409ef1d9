package gewerk.work.versions;

import java.util.ArrayList;
import java.util.List;

import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Violation;
import gewerk.projects.projects.Project;
import org.jspecify.annotations.Nullable;

/** Where a version can be used, and what it may look like. */
public final class VersionRules {
  private VersionRules() {}

  /** Whether a version of one project can be used in another. Archived projects share nothing. */
  public static boolean isSharedWith(String sharing, Project defining, Project other) {
    if (defining.id() == other.id()) {
      return true;
    }
    return defining.active() && switch (sharing) {
      case "descendants" -> other.isInside(defining.id());
      case "hierarchy" -> other.isInside(defining.id()) || defining.isInside(other.id());
      case "tree" -> other.rootId() == defining.rootId();
      case "system" -> true;
      default -> false;
    };
  }

  /** Wide sharing needs rights at the root; sharing with everybody is for administrators. What holds already may stay. */
  static boolean mayShare(Candidate<Version> candidate, @Nullable Project project, Viewer viewer) {
    var sharing = candidate.proposed().sharing();
    if (candidate.saved() != null && candidate.saved().sharing().equals(sharing)) {
      return true;
    }
    return switch (sharing) {
      case "none", "descendants" -> true;
      case "hierarchy", "tree" -> project == null || viewer.may("manage_versions", project.rootId());
      case "system" -> viewer.isAdmin();
      default -> false;
    };
  }

  static List<Violation> judge(Candidate<Version> candidate, @Nullable Project project, Viewer viewer) {
    var version = candidate.proposed();
    var violations = new ArrayList<Violation>();
    if (!Version.STATUSES.contains(version.status())) {
      violations.add(Violation.of("status", "error.inclusion"));
    }
    if (!mayShare(candidate, project, viewer)) {
      violations.add(Violation.of("sharing", "error.inclusion"));
    }
    if (version.startDate() != null && version.endDate() != null && version.endDate().isBefore(version.startDate())) {
      violations.add(Violation.of("endDate", "error.not_before_start"));
    }
    return violations;
  }
}
