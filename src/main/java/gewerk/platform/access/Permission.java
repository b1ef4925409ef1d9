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

  /** One that counts inside projects. */
  public static Permission inProjects(String name, Requires requires) {
    return new Permission(name, Set.of(Scope.PROJECT), requires, "", List.of(), List.of());
  }

  /** One that counts inside projects, and for a single work package that is shared. */
  public static Permission inProjectsAndWorkPackages(String name, Requires requires) {
    return new Permission(name, Set.of(Scope.PROJECT, Scope.WORK_PACKAGE), requires, "", List.of(), List.of());
  }

  public static Permission globally(String name, Requires requires) {
    return new Permission(name, Set.of(Scope.GLOBAL), requires, "", List.of(), List.of());
  }

  public static Permission onProjectLists(String name, Requires requires) {
    return new Permission(name, Set.of(Scope.PROJECT_QUERY), requires, "", List.of(), List.of());
  }

  public Permission ofModule(String other) {
    return new Permission(name, scopes, requires, other, dependsOn, actions);
  }

  public Permission after(String... others) {
    return new Permission(name, scopes, requires, module, List.of(others), actions);
  }

  public Permission shows(String... ids) {
    return new Permission(name, scopes, requires, module, dependsOn, List.of(ids));
  }

  public boolean isPublic() {
    return requires == Requires.PUBLIC;
  }

  public boolean isGlobal() {
    return scopes.contains(Scope.GLOBAL);
  }

  public boolean isOfProjects() {
    return scopes.contains(Scope.PROJECT);
  }

  /** Administrators hold everything but the duty to be assigned work. */
  public boolean isGrantedToAdmins() {
    return !name.equals("work_package_assigned");
  }
}
