package gewerk.views.queries;

import java.util.ArrayList;
import java.util.List;

import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;

/** Who may save which views, and change those of others. */
final class QueryRules {
  private QueryRules() {}

  /** One's own with the right to save any; public ones with the right to manage those. */
  static boolean mayChange(Query query, Viewer viewer) {
    return query.isPublic() ? mayMakePublic(query.projectId(), viewer) : query.userId() == viewer.id() && maySave(query.projectId(), viewer);
  }

  static boolean maySave(@Nullable Long projectId, Viewer viewer) {
    return may("save_queries", projectId, viewer);
  }

  static boolean mayMakePublic(@Nullable Long projectId, Viewer viewer) {
    return may("manage_public_queries", projectId, viewer);
  }

  /** Whoever works on the packages may also put them in order. */
  static boolean mayReorder(Query query, Viewer viewer) {
    return mayChange(query, viewer) || may("edit_work_packages", query.projectId(), viewer);
  }

  /** Making a view public, or private again, needs the right to manage public ones. */
  static List<Violation> judge(Candidate<Query> candidate, Viewer viewer) {
    var violations = new ArrayList<Violation>();
    var query = candidate.proposed();
    boolean wasPublic = candidate.saved() != null && candidate.saved().isPublic();
    if (query.isPublic() != wasPublic && !mayMakePublic(query.projectId(), viewer)) {
      violations.add(Violation.sentence("public", "query.error.public"));
    }
    if (query.projectId() != null && !viewer.may("view_work_packages", query.projectId())) {
      violations.add(Violation.sentence("project", "query.error.project"));
    }
    return violations;
  }

  private static boolean may(String permission, @Nullable Long projectId, Viewer viewer) {
    return projectId == null ? viewer.mayAnywhere(permission) : viewer.may(permission, projectId);
  }
}
