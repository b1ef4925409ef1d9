package gewerk.people.roles;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A set of permissions under a name.
 *
 * @param kind where it is given: {@code project}, {@code global}, {@code work_package}, {@code project_query}
 * @param builtin what the program uses it for; null for those that people made
 */
public record Role(long id, String name, String kind, @Nullable String builtin, int position, Set<String> permissions) {
  public boolean isGlobal() {
    return kind.equals("global");
  }

  public boolean isOfProjects() {
    return kind.equals("project");
  }

  /** Whether it can be given to members: the built-in ones are held without being given. */
  public boolean isGrantable() {
    return builtin == null && (isGlobal() || isOfProjects());
  }

  public boolean has(String permission) {
    return permissions.contains(permission);
  }
}
