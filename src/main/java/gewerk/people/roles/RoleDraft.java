package gewerk.people.roles;

import java.util.Set;

/** What somebody wants a role to be. */
public record RoleDraft(String name, String kind, Set<String> permissions) {
  public RoleDraft {
    name = name.strip();
    permissions = Set.copyOf(permissions);
  }

  public static RoleDraft of(Role role) {
    return new RoleDraft(role.name(), role.kind(), role.permissions());
  }
}
