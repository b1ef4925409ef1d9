package gewerk.projects.memberships;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

import gewerk.people.principals.Group;
import gewerk.people.principals.PlaceholderUser;
import gewerk.people.principals.Principal;
import gewerk.people.principals.User;
import gewerk.people.roles.Role;
import gewerk.platform.http.QueryString;
import gewerk.platform.pages.Person;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Page;
import org.jspecify.annotations.Nullable;

/** The members of a project as their page shows them, and those who could become members. */
public final class MemberList {
  private static final int OFFERED = 20;
  private static final String LOCKED = "locked";

  /**
   * A member.
   *
   * @param kind told where it is no user
   */
  public record Line(Membership membership, Person person, String kind, List<Given> roles) {
    public long id() {
      return membership.id();
    }

    /** What comes from a group alone is taken in the group. */
    public boolean isRemovable() {
      return !membership.directRoleIds().isEmpty();
    }
  }

  /** A role that a member has: given to them, or through groups. */
  public record Given(String name, boolean direct, List<String> groups) {}

  /** A role that can be given. */
  public record Offer(long id, String name, boolean chosen, List<String> groups) {}

  private final Memberships memberships;
  private final Asking asking;

  MemberList(Memberships memberships, Asking asking) {
    this.memberships = memberships;
    this.asking = asking;
  }

  Page<Membership> page(long projectId, String words, int number, int size) {
    var resource = memberships.declaration();
    var filters = new ArrayList<Filter.Use>();
    filters.add(resource.filtering("project", Operator.IS, "" + projectId));
    if (!words.isEmpty()) {
      filters.add(resource.filtering("any_name_attribute", Operator.CONTAINS, words));
    }
    return memberships.page(Listing.of(filters, List.of(resource.sorting("name", false)), number, size), asking);
  }

  String address(String root, String words, int number) {
    var query = new LinkedHashMap<String, String>();
    query.put("page", String.valueOf(number));
    if (!words.isEmpty()) {
      query.put("q", words);
    }
    return root + "?" + QueryString.write(query);
  }

  List<Line> lines(List<Membership> rows) {
    var principals = memberships.principals();
    asking.loaded().load(principals, rows.stream().map(Membership::principalId).filter(Objects::nonNull).toList());
    var origins = memberships.origins(rows);
    return rows.stream().map(row -> {
      var principal = row.principalId() == null ? null : asking.loaded().find(principals, row.principalId()).orElse(null);
      return new Line(row, person(row, principal), kind(principal), given(row, origins));
    }).toList();
  }

  private static Person person(Membership row, @Nullable Principal principal) {
    return principal instanceof User user
        ? new Person(user.name(), "/users/" + user.id(), user.avatarAt() == null ? null : "/api/v3/users/" + user.id() + "/avatar")
        : Person.named(row.principalName());
  }

  private String kind(@Nullable Principal principal) {
    return switch (principal) {
      case Group group -> asking.words().count("membership.kind.group", group.memberIds().size());
      case PlaceholderUser ignored -> asking.say("membership.kind.placeholder");
      case User user -> user.isActive() ? "" : asking.say("membership.kind." + user.status());
      case null -> "";
    };
  }

  private List<Given> given(Membership row, List<Origin> origins) {
    return memberships.roles().all().stream().filter(role -> row.roleIds().contains(role.id()))
        .map(role -> new Given(role.name(), row.directRoleIds().contains(role.id()), groups(origins, row.id(), role))).toList();
  }

  private static List<String> groups(List<Origin> origins, long membershipId, Role role) {
    return origins.stream().filter(origin -> origin.membershipId() == membershipId && origin.roleId() == role.id()).map(Origin::group).toList();
  }

  /** All roles that can be given in projects. */
  List<Offer> roles(List<Long> chosen, List<Origin> origins) {
    return memberships.roles().all().stream().filter(role -> role.isGrantable() && role.isOfProjects())
        .map(role -> new Offer(role.id(), role.name(), chosen.contains(role.id()),
            origins.stream().filter(origin -> origin.roleId() == role.id()).map(Origin::group).distinct().toList()))
        .toList();
  }

  /** Who is known to the asking person, not locked and not a member yet. */
  List<Choice> candidates(long projectId, String words) {
    var principals = memberships.principals();
    var resource = principals.resource().orElseThrow();
    var filters = new ArrayList<Filter.Use>();
    filters.add(resource.filtering("status", Operator.IS_NOT, LOCKED));
    filters.add(resource.filtering("member", Operator.IS_NOT, "" + projectId));
    if (!words.isEmpty()) {
      filters.add(resource.filtering("any_name_attribute", Operator.CONTAINS, words));
    }
    var listing = Listing.of(filters, List.of(resource.sorting("name", false)), 1, OFFERED);
    return principals.pageKnownTo(asking.viewer(), listing.where(asking), listing).rows().stream()
        .map(principal -> new Choice(String.valueOf(principal.id()), principal.name())).toList();
  }
}
