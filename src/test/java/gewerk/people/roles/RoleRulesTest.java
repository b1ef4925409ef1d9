package gewerk.people.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import gewerk.platform.access.Permission;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoleRulesTest {
  @Test
  void aRoleHasAName() {
    assertThat(wrong(null, new RoleDraft("  ", "project", Set.of()))).containsExactly("name error.blank");
    assertThat(wrong(null, new RoleDraft("x".repeat(257), "project", Set.of()))).containsExactly("name error.too_long");
  }

  @Test
  void aPermissionNeedsThoseThatItStandsOn() {
    assertThat(wrong(null, project("manage_members"))).containsExactly("permissions role.lacks manage_members view_members");
    assertThat(wrong(null, project("manage_members", "view_members"))).isEmpty();
  }

  @Test
  void whatEverybodyHoldsNeedsNobodyToGiveIt() {
    assertThat(wrong(null, project("view_project_attributes"))).isEmpty();
  }

  @Test
  void aRoleHoldsWhatCountsWhereItIsGiven() {
    assertThat(wrong(null, project("add_project"))).containsExactly("permissions role.not_for_it add_project");
    assertThat(wrong(null, new RoleDraft("Staff", "global", Set.of("add_project")))).isEmpty();
    assertThat(wrong(null, new RoleDraft("Staff", "global", Set.of("view_work_packages")))).containsExactly("permissions role.not_for_it view_work_packages");
    assertThat(wrong(null, new RoleDraft("Shared", "work_package", Set.of("view_work_packages", "delete_work_packages"))))
        .containsExactly("permissions role.not_for_it delete_work_packages");
  }

  @Test
  void strangersHoldNothingThatMembersOnlyMay() {
    assertThat(wrong(builtin("non_member"), project("view_work_packages", "save_queries"))).isEmpty();
    assertThat(wrong(builtin("anonymous"), project("view_work_packages", "save_queries"))).containsExactly("permissions role.not_for_it save_queries");
    assertThat(wrong(builtin("non_member"), project("view_members", "manage_members"))).containsExactly("permissions role.not_for_it manage_members");
  }

  @Test
  void theRolesOfAFreshInstallationAreValid() {
    for (var permission : PermissionCatalogue.ALL) {
      assertThat(permission.dependsOn()).as(permission.name()).allMatch(other -> PermissionCatalogue.ALL.stream().anyMatch(known -> known.name().equals(other)));
    }
  }

  private static Role builtin(String name) {
    return new Role(1, "Strangers", "project", name, 1, Set.of());
  }

  private static RoleDraft project(String... permissions) {
    return new RoleDraft("Crew", "project", Set.of(permissions));
  }

  private static List<String> wrong(@Nullable Role before, RoleDraft draft) {
    return RoleRules.judge(before, draft, PermissionCatalogue.ALL).stream()
        .map(violation -> (violation.attribute() + " " + violation.text().key() + " " + String.join(" ", names(violation.text().arguments()))).strip()).toList();
  }

  private static List<String> names(List<Object> arguments) {
    return arguments.stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }
}
