package gewerk.people.roles;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import gewerk.platform.access.Permission;
import gewerk.platform.access.Permission.Requires;
import gewerk.platform.access.Permission.Scope;
import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;

/** What a role can be: which permissions fit it, and which of them need others. */
public final class RoleRules {
  private static final int LONGEST = 256;

  private RoleRules() {}

  /**
   * @param before null for a new role
   * @param all every permission there is
   */
  static List<Violation> judge(@Nullable Role before, RoleDraft draft, Collection<Permission> all) {
    var wrong = new ArrayList<Violation>();
    if (draft.name().isEmpty()) {
      wrong.add(Violation.of("name", "error.blank"));
    } else if (draft.name().length() > LONGEST) {
      wrong.add(Violation.of("name", "error.too_long", LONGEST));
    }
    for (var permission : all) {
      if (draft.permissions().contains(permission.name())) {
        wrong.addAll(judge(permission, before == null ? null : before.builtin(), draft, all));
      }
    }
    return wrong;
  }

  /** Whether a role of this kind can hold it: what counts in projects is not given globally, and strangers hold nothing that members only may. */
  public static boolean fits(Permission permission, String kind, @Nullable String builtin) {
    boolean forStrangers = switch (builtin) {
      case "anonymous" -> permission.requires() == Requires.NOTHING;
      case "non_member" -> permission.requires() == Requires.NOTHING || permission.requires() == Requires.LOGIN;
      case null, default -> true;
    };
    return forStrangers && !permission.isPublic() && permission.scopes().contains(scope(kind));
  }

  /** What else must be held: what everybody with a role holds needs nobody to give it. */
  public static List<String> missing(Permission permission, Set<String> held, Collection<Permission> all) {
    var open = all.stream().filter(Permission::isPublic).map(Permission::name).toList();
    return permission.dependsOn().stream().filter(other -> !held.contains(other) && !open.contains(other)).toList();
  }

  private static List<Violation> judge(Permission permission, @Nullable String builtin, RoleDraft draft, Collection<Permission> all) {
    if (!fits(permission, draft.kind(), builtin) && !permission.isPublic()) {
      return List.of(Violation.sentence("permissions", "role.not_for_it", permission.name()));
    }
    return missing(permission, draft.permissions(), all).stream().map(other -> Violation.sentence("permissions", "role.lacks", permission.name(), other)).toList();
  }

  private static Scope scope(String kind) {
    return switch (kind) {
      case "global" -> Scope.GLOBAL;
      case "work_package" -> Scope.WORK_PACKAGE;
      case "project_query" -> Scope.PROJECT_QUERY;
      default -> Scope.PROJECT;
    };
  }
}
