package gewerk.projects.memberships;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import gewerk.people.roles.Role;
import gewerk.platform.access.Permission;

/** Where each permission of somebody in a project comes from. */
public final class Explanation {
  private Explanation() {}

  /** One reason to hold a permission. */
  public sealed interface Source {
    /** An administrator holds everything. */
    record Administrator() implements Source {}

    /** @param groups those that hand it on; empty where it was given to this very person */
    record Given(String role, List<String> groups) implements Source {}

    /** The project is open to everybody, and this is the role of those who are no members. */
    record Open(String role) implements Source {}

    /** Anybody with a role holds it. */
    record Everybody() implements Source {}
  }

  /** A role that somebody has in the project. */
  record Held(Role role, boolean direct, List<String> groups) {}

  /**
   * What is known of somebody.
   *
   * @param strangers the role of those who are no members; counts in a public project only
   * @param modules those that the project uses
   */
  record Facts(boolean administrator, List<Held> roles, boolean openProject, Role strangers, Set<String> modules) {}

  /** @param counts false where the project does not use the module that it belongs to */
  public record Right(Permission permission, List<Source> sources, boolean counts) {}

  /** Every permission that they hold, or would hold with all modules. */
  static List<Right> of(Facts facts, Collection<Permission> all) {
    return all.stream().filter(Permission::isOfProjects)
        .map(permission -> new Right(permission, sources(permission, facts), permission.module().isEmpty() || facts.modules().contains(permission.module())))
        .filter(right -> !right.sources().isEmpty()).toList();
  }

  private static List<Source> sources(Permission permission, Facts facts) {
    var sources = new ArrayList<Source>();
    if (facts.administrator() && permission.isGrantedToAdmins()) {
      sources.add(new Source.Administrator());
    }
    for (var held : facts.roles()) {
      if (held.role().has(permission.name())) {
        if (held.direct()) {
          sources.add(new Source.Given(held.role().name(), List.of()));
        }
        if (!held.groups().isEmpty()) {
          sources.add(new Source.Given(held.role().name(), held.groups()));
        }
      }
    }
    boolean stranger = facts.roles().isEmpty() && facts.openProject();
    if (stranger && facts.strangers().has(permission.name())) {
      sources.add(new Source.Open(facts.strangers().name()));
    }
    if (permission.isPublic() && (!facts.roles().isEmpty() || stranger)) {
      sources.add(new Source.Everybody());
    }
    return sources;
  }
}
