package gewerk.people.placeholders;

import gewerk.platform.access.Viewer;

/** Who may see and change placeholder users. */
final class PlaceholderRules {
  private PlaceholderRules() {}

  static boolean mayManage(Viewer viewer) {
    return viewer.isAdmin() || viewer.mayGlobally("manage_placeholder_user");
  }
}
