package gewerk.platform.access;

import java.util.List;
import java.util.Set;

/**
 * Something that a role can allow, by name.
 *
 * @param module the project module that must be enabled for it to count; empty for those that always count
 * @param actions ids of the actions that the API's capabilities show for it, such as {@code work_packages/create}
 */
public record Permission(String name, Set<Scope> scopes, Requires requires, String module, List<String> dependsOn, List<String> actions) {
  /** Where a permission is given. */
  public enum Scope { GLOBAL, PROJECT, WORK_PACKAGE, PROJECT_QUERY }

  /** The least that somebody must be to hold it. PUBLIC ones are held by anybody who has any role in the project. */
  public enum Requires { PUBLIC, NOTHING, LOGIN, MEMBER }

  public boolean isPublic() {
    return requires == Requires.PUBLIC;
  }

  public boolean isGlobal() {
    return scopes.contains(Scope.GLOBAL);
  }

  /** Administrators hold everything but the duty to be assigned work. */
  public boolean isGrantedToAdmins() {
    return !name.equals("work_package_assigned");
  }
}
