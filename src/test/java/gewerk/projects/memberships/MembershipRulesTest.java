package gewerk.projects.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import gewerk.people.roles.Role;
import org.junit.jupiter.api.Test;

class MembershipRulesTest {
  private static final Role MANAGER = new Role(1, "Manager", "project", null, 1, Set.of());
  private static final Role STAFF = new Role(2, "Staff", "global", null, 2, Set.of());
  private static final Role NON_MEMBER = new Role(3, "Non member", "project", "non_member", 0, Set.of());
  private static final Role VIEWER = new Role(4, "Viewer", "work_package", "work_package_viewer", 3, Set.of());

  @Test
  void projectsTakeProjectRoles() {
    assertThat(MembershipRules.fits(MANAGER, in(7L))).isTrue();
    assertThat(MembershipRules.fits(STAFF, in(7L))).isFalse();
  }

  @Test
  void theWholeInstanceTakesGlobalRoles() {
    assertThat(MembershipRules.fits(STAFF, in(null))).isTrue();
    assertThat(MembershipRules.fits(MANAGER, in(null))).isFalse();
  }

  @Test
  void rolesThatAreHeldWithoutBeingGivenFitNowhere() {
    assertThat(MembershipRules.fits(NON_MEMBER, in(7L))).isFalse();
    assertThat(MembershipRules.fits(VIEWER, in(7L))).isFalse();
    assertThat(MembershipRules.fits(VIEWER, in(null))).isFalse();
  }

  private static Membership in(Long projectId) {
    return new Membership(0, 5L, "", projectId, List.of(), List.of(), Instant.EPOCH, Instant.EPOCH);
  }
}
