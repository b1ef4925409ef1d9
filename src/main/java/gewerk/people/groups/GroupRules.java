package gewerk.people.groups;

import gewerk.platform.access.Viewer;

/** Who may see and change groups. */
final class GroupRules {
  private GroupRules() {}

  static boolean mayList(Viewer viewer) {
    return viewer.mayAnywhere("view_members") || viewer.mayAnywhere("manage_members") || seesAll(viewer);
  }

  static boolean seesAll(Viewer viewer) {
    return viewer.isAdmin() || viewer.mayAnywhere("manage_members") || viewer.mayGlobally("view_all_principals");
  }

  static boolean mayChange(Viewer viewer) {
    return viewer.isAdmin();
  }
}
