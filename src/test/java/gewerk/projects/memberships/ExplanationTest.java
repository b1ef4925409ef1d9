package gewerk.projects.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import gewerk.people.roles.PermissionCatalogue;
import gewerk.people.roles.Role;
import gewerk.projects.memberships.Explanation.Facts;
import gewerk.projects.memberships.Explanation.Held;
import gewerk.projects.memberships.Explanation.Source;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final Role STRANGERS = new Role(1, "Non member", "project", "non_member", 1, Set.of("view_work_packages"));
  private static final Role CREW = new Role(2, "Crew", "project", null, 2, Set.of("edit_work_packages"));
  private static final Set<String> MODULES = Set.of("work_package_tracking");

  @Test
  void aRoleAndAGroupAreBothTold() {
    var facts = new Facts(false, List.of(new Held(CREW, true, List.of("Divers"))), false, STRANGERS, MODULES);
    assertThat(sources(facts, "edit_work_packages")).containsExactly(new Source.Given("Crew", List.of()), new Source.Given("Crew", List.of("Divers")));
    assertThat(sources(facts, "view_project")).containsExactly(new Source.Everybody());
    assertThat(sources(facts, "view_work_packages")).isEmpty();
  }

  @Test
  void aPublicProjectIsOpenToThoseWithoutARole() {
    assertThat(sources(new Facts(false, List.of(), true, STRANGERS, MODULES), "view_work_packages")).containsExactly(new Source.Open("Non member"));
    assertThat(sources(new Facts(false, List.of(), false, STRANGERS, MODULES), "view_work_packages")).isEmpty();
    assertThat(sources(new Facts(false, List.of(new Held(CREW, true, List.of())), true, STRANGERS, MODULES), "view_work_packages")).isEmpty();
  }

  @Test
  void administratorsHoldEverythingButTheDutyToWork() {
    var facts = new Facts(true, List.of(), false, STRANGERS, MODULES);
    assertThat(sources(facts, "manage_members")).containsExactly(new Source.Administrator());
    assertThat(sources(facts, "work_package_assigned")).isEmpty();
  }

  @Test
  void aPermissionOfAnUnusedModuleDoesNotCount() {
    var facts = new Facts(false, List.of(new Held(CREW, true, List.of())), false, STRANGERS, Set.of());
    assertThat(Explanation.of(facts, PermissionCatalogue.ALL)).filteredOn(right -> right.permission().name().equals("edit_work_packages"))
        .singleElement().matches(right -> !right.counts());
  }

  private static List<Source> sources(Facts facts, String permission) {
    return Explanation.of(facts, PermissionCatalogue.ALL).stream().filter(right -> right.permission().name().equals(permission))
        .findFirst().map(Explanation.Right::sources).orElse(List.of());
  }
}
