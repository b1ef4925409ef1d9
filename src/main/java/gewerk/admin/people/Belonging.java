package gewerk.admin.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import gewerk.people.roles.Role;
import gewerk.people.roles.Roles;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import gewerk.projects.memberships.Membership;
import gewerk.projects.memberships.Memberships;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.Projects;
import org.jspecify.annotations.Nullable;

/** Where somebody, or a group, belongs, and what they may everywhere: their memberships as the administration shows and changes them. */
public final class Belonging {
  private static final int MOST = 200;

  private final Memberships memberships;
  private final Projects projects;
  private final Roles roles;

  Belonging(Memberships memberships, Projects projects, Roles roles) {
    this.memberships = memberships;
    this.projects = projects;
    this.roles = roles;
  }

  /**
   * One membership.
   *
   * @param path of the project's members; empty for the whole instance
   * @param inherited whether some of the roles come through groups
   */
  public record Line(long id, String project, String path, String roles, boolean inherited, boolean removable) {}

  /** By the names of projects; the whole instance first. */
  List<Line> of(long principal, Asking asking) {
    var resource = memberships.declaration();
    var listing = Listing.of(List.of(resource.filtering("principal", Operator.IS, "" + principal)), List.of(), 1, MOST);
    var found = memberships.page(listing, asking).rows();
    var places = projects.load(found.stream().map(Membership::projectId).filter(Objects::nonNull).toList());
    return found.stream().map(membership -> line(membership, membership.projectId() == null ? null : places.get(membership.projectId()), asking))
        .sorted(Comparator.comparing((Line line) -> !line.path().isEmpty()).thenComparing(Line::project, String.CASE_INSENSITIVE_ORDER)).toList();
  }

  /** The roles that count everywhere and that can be given. */
  List<Choice> globalRoles() {
    return choices(roles.all().stream().filter(role -> role.isGrantable() && role.isGlobal()).toList());
  }

  List<Choice> projectRoles() {
    return choices(roles.all().stream().filter(role -> role.isGrantable() && role.isOfProjects()).toList());
  }

  List<Choice> projects(Asking asking) {
    var resource = projects.declaration();
    var listing = Listing.of(List.of(resource.filtering("active", Operator.IS, "t")), List.of(resource.sorting("name", false)), 1, MOST);
    return projects.page(listing, asking, "view_project").rows().stream().map(project -> new Choice(String.valueOf(project.id()), project.name())).toList();
  }

  /** Gives a role, in a project or everywhere; what somebody has there already stays. Tells what is wrong. */
  List<String> give(long principal, @Nullable Long project, long role, Asking asking) {
    var known = at(principal, project, asking);
    var given = new ArrayList<>(known == null ? List.<Long>of() : known.directRoleIds());
    given.add(role);
    var written = Written.nothing().with("roles", given);
    var proposal = memberships.changing().propose(asking, known, known != null ? written : written.with("project", project).with("principal", principal));
    if (proposal.isValid()) {
      memberships.changing().save(asking, proposal);
    }
    return proposal.violations().stream().map(violation -> said(violation, asking)).toList();
  }

  /** Takes what was given to this very principal; false where nothing was. */
  boolean take(long membership, long principal, Asking asking) {
    var found = memberships.find(membership, asking.viewer()).filter(one -> Long.valueOf(principal).equals(one.principalId()) && !one.directRoleIds().isEmpty());
    found.ifPresent(one -> memberships.delete(one, asking));
    return found.isPresent();
  }

  private @Nullable Membership at(long principal, @Nullable Long project, Asking asking) {
    var resource = memberships.declaration();
    var listing = Listing.of(List.of(resource.filtering("principal", Operator.IS, "" + principal)), List.of(), 1, MOST);
    return memberships.page(listing, asking).rows().stream().filter(one -> Objects.equals(one.projectId(), project)).findFirst().orElse(null);
  }

  private Line line(Membership membership, @Nullable Project project, Asking asking) {
    var names = roles.all().stream().filter(role -> membership.roleIds().contains(role.id())).map(Role::name).toList();
    boolean inherited = !membership.directRoleIds().containsAll(membership.roleIds());
    return new Line(membership.id(), project == null ? asking.say("accounts.everywhere") : project.name(),
        project == null ? "" : "/projects/" + project.identifier() + "/members", String.join(", ", names), inherited, !membership.directRoleIds().isEmpty());
  }

  private static String said(Violation violation, Asking asking) {
    return violation.whole() ? asking.say(violation.text()) : asking.say("membership." + violation.attribute()) + " " + asking.say(violation.text());
  }

  private static List<Choice> choices(List<Role> some) {
    return some.stream().map(role -> new Choice(String.valueOf(role.id()), role.name())).toList();
  }
}
