package gewerk.people.roles;

import java.util.List;
import java.util.stream.Stream;

import gewerk.platform.access.Permission;

/**
 * Every permission there is. They stand together although they belong to many features: roles, and what clients know of them, are one
 * vocabulary.
 */
public final class PermissionCatalogue {
  public static final List<Permission> ALL = Stream.of(GeneralPermissions.ALL, WorkPermissions.ALL, ContentPermissions.ALL, PlanningPermissions.ALL,
      CostPermissions.ALL).flatMap(List::stream).toList();

  private PermissionCatalogue() {}
}
