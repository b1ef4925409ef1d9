package gewerk.people.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import gewerk.platform.access.Permission;
import gewerk.platform.access.Permission.Requires;
import gewerk.platform.access.Permission.Scope;
import org.junit.jupiter.api.Test;

class PermissionCatalogueTest {
  private static final Set<String> NAMES = PermissionCatalogue.ALL.stream().map(Permission::name).collect(Collectors.toSet());

  @Test
  void everyNameStandsOnce() {
    assertThat(PermissionCatalogue.ALL).extracting(Permission::name).doesNotHaveDuplicates();
  }

  @Test
  void whatAPermissionDependsOnExists() {
    assertThat(PermissionCatalogue.ALL).allSatisfy(permission -> assertThat(NAMES).containsAll(permission.dependsOn()));
  }

  @Test
  void noPermissionDependsOnItself() {
    assertThat(PermissionCatalogue.ALL).noneSatisfy(permission -> assertThat(permission.dependsOn()).contains(permission.name()));
  }

  @Test
  void publicOnesCountInProjects() {
    assertThat(PermissionCatalogue.ALL).filteredOn(Permission::isPublic).isNotEmpty()
        .allSatisfy(permission -> assertThat(permission.scopes()).containsExactly(Scope.PROJECT));
  }

  @Test
  void globalOnesBelongToNoModule() {
    assertThat(PermissionCatalogue.ALL).filteredOn(Permission::isGlobal).isNotEmpty()
        .allSatisfy(permission -> assertThat(permission.module()).isEmpty());
  }

  @Test
  void managersOfMembersSeeFourActions() {
    var shown = PermissionCatalogue.ALL.stream().filter(permission -> permission.isPublic() || permission.name().equals("manage_members"))
        .flatMap(permission -> permission.actions().stream()).toList();
    assertThat(shown).containsExactlyInAnyOrder("activities/read", "memberships/create", "memberships/destroy", "memberships/update");
  }

  @Test
  void actionsNameAResourceAndAVerb() {
    assertThat(PermissionCatalogue.ALL).flatExtracting(Permission::actions).allSatisfy(action -> assertThat((String) action).matches("[a-z_]+/[a-z_]+"));
  }

  @Test
  void onlyMembersGetPermissionsThatRequireIt() {
    assertThat(PermissionCatalogue.ALL).filteredOn(permission -> List.of("edit_project", "manage_members", "work_package_assigned").contains(permission.name()))
        .hasSize(3).allSatisfy(permission -> assertThat(permission.requires()).isEqualTo(Requires.MEMBER));
  }
}
