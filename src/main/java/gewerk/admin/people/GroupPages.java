package gewerk.admin.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import gewerk.people.groups.Groups;
import gewerk.people.principals.Group;
import gewerk.people.principals.User;
import gewerk.people.users.Users;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.Person;
import gewerk.platform.pages.Templates;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.web.Navigation.Section;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;

/** Groups: who is in them, and what everybody in them may through them. */
public final class GroupPages {
  private static final String HOME = "/admin/groups";
  private static final int MOST = 500;
  private static final int OFFERED = 20;

  private final Pages pages;
  private final Groups groups;
  private final Users users;
  private final Belonging belonging;

  /** A group in the list. */
  public record Line(long id, String name, int people) {}

  /** Somebody in a group. */
  public record Member(long id, Person person) {}

  GroupPages(Pages pages, Groups groups, Users users, Belonging belonging) {
    this.pages = pages;
    this.groups = groups;
    this.users = users;
    this.belonging = belonging;
    pages.get(HOME, (request, asking) -> all(request, asking, List.of())).post(HOME, this::create)
        .get(HOME + "/candidates", this::candidates)
        .get(HOME + "/{id}", (request, asking) -> show(request, asking, List.of())).post(HOME + "/{id}", this::rename)
        .post(HOME + "/{id}/members", this::join).post(HOME + "/{id}/members/{user}/remove", this::leave)
        .post(HOME + "/{id}/memberships", this::give).post(HOME + "/{id}/memberships/{membership}/remove", this::take)
        .post(HOME + "/{id}/delete", this::delete);
    pages.navigation().administers(Section.PEOPLE, "accounts.groups", HOME, Groups::mayChange);
  }

  private Answer all(Request request, Asking asking, List<Violation> wrong) {
    check(asking);
    var found = groups.page(Listing.of(List.of(), List.of(groups.declaration().sorting("name", false)), 1, MOST), asking).rows();
    return pages.show(pages.page(request, asking.say("accounts.groups")), GroupPages.class, "groups", Map.of("name", name(request, "", asking, wrong),
        "lines", found.stream().map(group -> new Line(group.id(), group.name(), group.memberIds().size())).toList()));
  }

  private Answer create(Request request, Asking asking) {
    check(asking);
    var proposal = groups.changing().propose(asking, null, Written.nothing().with("name", request.form("name").orElse("")));
    return proposal.isValid() ? back(groups.changing().save(asking, proposal), asking.say("accounts.group_saved"))
        : all(request, asking, proposal.violations()).withStatus(422);
  }

  private Answer show(Request request, Asking asking, List<Violation> wrong) {
    var group = found(request, asking);
    var page = pages.page(request, group.name());
    var people = users.principals().load(group.memberIds()).values().stream().filter(User.class::isInstance).map(User.class::cast)
        .sorted((one, other) -> one.name().compareToIgnoreCase(other.name())).map(user -> new Member(user.id(), AccountList.person(user))).toList();
    return pages.show(page.at(page.place().within(Link.to(asking.say("accounts.groups"), HOME))), GroupPages.class, "group", Map.of("group", group,
        "name", name(request, group.name(), asking, wrong), "people", people, "candidates", candidates("", group, asking),
        "belonging", belonging.of(group.id(), asking), "projects", belonging.projects(asking), "roles", belonging.projectRoles(),
        "globalRoles", belonging.globalRoles()));
  }

  private Answer rename(Request request, Asking asking) {
    var group = found(request, asking);
    var proposal = groups.changing().propose(asking, group, Written.nothing().with("name", request.form("name").orElse("")));
    return proposal.isValid() ? back(groups.changing().save(asking, proposal), asking.say("accounts.group_saved"))
        : show(request, asking, proposal.violations()).withStatus(422);
  }

  private Answer join(Request request, Asking asking) {
    var group = found(request, asking);
    var members = new ArrayList<>(group.memberIds());
    var chosen = AccountPages.number(request, "user");
    if (chosen != null && users.find(chosen).isPresent()) {
      members.add(chosen);
    }
    return members(group, members, asking);
  }

  private Answer leave(Request request, Asking asking) {
    var group = found(request, asking);
    return members(group, group.memberIds().stream().filter(id -> id != request.id("user")).toList(), asking);
  }

  private Answer members(Group group, List<Long> members, Asking asking) {
    Proposal<Group> proposal = groups.changing().propose(asking, group, Written.nothing().with("members", members));
    if (proposal.isValid()) {
      groups.changing().save(asking, proposal);
    }
    return back(group, asking.say("accounts.group_saved"));
  }

  private Answer give(Request request, Asking asking) {
    var group = found(request, asking);
    var wrong = belonging.give(group.id(), AccountPages.number(request, "project"), Objects.requireNonNullElse(AccountPages.number(request, "role"), 0L), asking);
    return wrong.isEmpty() ? back(group, asking.say("accounts.role_given", group.name())) : Pages.seeOther(HOME + "/" + group.id(), Notice.bad(String.join(" ", wrong)));
  }

  private Answer take(Request request, Asking asking) {
    var group = found(request, asking);
    if (!belonging.take(request.id("membership"), group.id(), asking)) {
      throw Refusal.notFound();
    }
    return back(group, asking.say("accounts.role_taken", group.name()));
  }

  private Answer delete(Request request, Asking asking) {
    var group = found(request, asking);
    groups.delete(group, asking);
    return Pages.seeOther(HOME, Notice.good(asking.say("accounts.group_deleted", group.name())));
  }

  /** What a combobox offers while one types. */
  private Answer candidates(Request request, Asking asking) {
    check(asking);
    return Answer.html(Templates.render("gewerk/platform/pages/forms/options.jte",
        Map.of("choices", candidates(request.query("q").orElse("").strip(), Group.blank(), asking))));
  }

  private List<Choice> candidates(String words, Group group, Asking asking) {
    var resource = users.declaration();
    var filters = new ArrayList<Filter.Use>(List.of(resource.filtering("status", Operator.IS_NOT, "locked")));
    if (!words.isEmpty()) {
      filters.add(resource.filtering("any_name_attribute", Operator.CONTAINS, words));
    }
    return users.page(Listing.of(filters, List.of(resource.sorting("name", false)), 1, OFFERED), asking).rows().stream()
        .filter(user -> !group.memberIds().contains(user.id())).map(user -> new Choice(String.valueOf(user.id()), user.name())).toList();
  }

  private Group found(Request request, Asking asking) {
    check(asking);
    return groups.find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound);
  }

  static Field name(Request request, String value, Asking asking, List<Violation> wrong) {
    var problems = wrong.stream().map(violation -> asking.say(violation.text())).toList();
    return Field.of("name", asking.say("user.name")).required().value(request.form("name").orElse(value)).error(problems.isEmpty() ? null : String.join(" ", problems));
  }

  private static Answer back(Group group, String notice) {
    return Pages.seeOther(HOME + "/" + group.id(), Notice.good(notice));
  }

  private static void check(Asking asking) {
    AccountPages.check(Groups.mayChange(asking.viewer()));
  }
}
