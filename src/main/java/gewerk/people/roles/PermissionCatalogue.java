package gewerk.people.roles;

import static gewerk.platform.access.Permission.Scope.PROJECT;

import java.util.List;
import java.util.Set;

import gewerk.platform.access.Permission;
import gewerk.platform.access.Permission.Requires;

/** Every permission there is (reference: roles, permissions). */
public final class PermissionCatalogue {
  public static final List<Permission> ALL = List.of(
      new Permission("view_project", Set.of(PROJECT), Requires.PUBLIC, "", List.of(), List.of()),
      new Permission("view_work_packages", Set.of(PROJECT), Requires.NOTHING, "work_package_tracking", List.of(), List.of("work_packages/read")));

  private PermissionCatalogue() {}
}
