package gewerk.projects.memberships;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import gewerk.people.roles.Role;
import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Violation;

/** Who may see and give memberships, and which roles fit where. */
final class MembershipRules {
  private MembershipRules() {}

  static boolean seesAny(Viewer viewer) {
    return viewer.isAdmin() || Stream.of("view_members", "manage_members").anyMatch(viewer::mayAnywhere);
  }

  static boolean managesAny(Viewer viewer) {
    return viewer.isAdmin() || viewer.mayAnywhere("manage_members");
  }

  static boolean mayManage(Membership membership, Viewer viewer) {
    return membership.projectId() == null ? viewer.isAdmin() : viewer.may("manage_members", membership.projectId());
  }

  /** Whether somebody is out of place altogether, whatever else is wrong with what they sent. */
  static boolean isForbidden(Membership proposed, Viewer viewer) {
    return proposed.projectId() == null ? !managesAny(viewer) : !mayManage(proposed, viewer);
  }

  /** @param roles those that are to be given, as far as they exist */
  static List<Violation> judge(Candidate<Membership> candidate, List<Role> roles, Viewer viewer) {
    var wrong = new ArrayList<Violation>();
    var proposed = candidate.proposed();
    if (proposed.isGlobal() && !viewer.isAdmin()) {
      wrong.add(Violation.of("project", "error.blank"));
    }
    if (proposed.principalId() == null) {
      wrong.add(Violation.of("principal", "error.blank"));
    }
    if (proposed.directRoleIds().isEmpty()) {
      wrong.add(Violation.of("roles", "membership.roles_missing"));
    } else if (!roles.stream().allMatch(role -> fits(role, proposed))) {
      wrong.add(Violation.of("roles", "membership.role_unassignable"));
    }
    return wrong;
  }

  static boolean fits(Role role, Membership membership) {
    return role.isGrantable() && role.isGlobal() == membership.isGlobal();
  }
}
