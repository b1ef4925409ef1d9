package gewerk.admin.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gewerk.people.groups.Groups;
import gewerk.people.principals.Group;
import gewerk.people.principals.Principal;
import gewerk.people.principals.User;
import gewerk.people.users.Users;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.Person;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operator;

/** The list of accounts, narrowed by state, name and group. */
public final class AccountList {
  private static final int GROUPS = 200;

  private final Users users;
  private final Groups groups;

  AccountList(Users users, Groups groups) {
    this.users = users;
    this.groups = groups;
  }

  /** What somebody is looking for; empty texts narrow nothing. */
  public record Wanted(String words, String status, String group, int page) {
    static Wanted of(Request request) {
      return new Wanted(text(request, "q", ".*"), text(request, "status", "[a-z]+"), text(request, "group", "\\d{1,18}"), request.page());
    }

    Map<String, String> parameters() {
      var parameters = new LinkedHashMap<String, String>();
      parameters.put("q", words);
      parameters.put("status", status);
      parameters.put("group", group);
      return parameters;
    }

    private static String text(Request request, String name, String pattern) {
      return request.query(name).map(String::strip).filter(text -> text.matches(pattern)).orElse("");
    }
  }

  /** An account in the list. */
  public record Line(long id, Person person, String login, String email, String status, boolean admin, boolean blocked, String lastSignIn) {}

  gewerk.platform.resource.Page<User> page(Wanted wanted, int size, Asking asking) {
    var resource = users.declaration();
    var filters = new ArrayList<Filter.Use>();
    if (!wanted.words().isEmpty()) {
      filters.add(resource.filtering("any_name_attribute", Operator.CONTAINS, wanted.words()));
    }
    if (wanted.status().equals("blocked")) {
      filters.add(resource.filtering("blocked", Operator.IS, "t"));
    } else if (Set.of("active", "invited", "registered", "locked").contains(wanted.status())) {
      filters.add(resource.filtering("status", Operator.IS, wanted.status()));
    }
    if (!wanted.group().isEmpty()) {
      filters.add(resource.filtering("group", Operator.IS, wanted.group()));
    }
    return users.page(Listing.of(filters, List.of(resource.sorting("name", false)), wanted.page(), size), asking);
  }

  List<Line> lines(List<User> rows, Page page) {
    var ids = rows.stream().map(User::id).toList();
    var blocked = users.blockedAmong(ids);
    var signIns = users.lastSignIns(ids);
    return rows.stream().map(user -> new Line(user.id(), person(user), user.login(), user.email() == null ? "" : user.email(), user.status(), user.isAdmin(),
        blocked.contains(user.id()), signIns.containsKey(user.id()) ? page.formats().ago(signIns.get(user.id())) : "")).toList();
  }

  /** What is known of an account beyond its form: names and values. */
  Map<String, String> facts(User user, Page page) {
    var facts = new LinkedHashMap<String, String>();
    facts.put(page.say("accounts.status"), page.say("accounts.status." + user.status()));
    facts.put(page.say("user.createdAt"), page.formats().dateTime(user.createdAt()));
    var last = users.lastSignIns(List.of(user.id())).get(user.id());
    facts.put(page.say("accounts.last_sign_in"), last == null ? page.say("accounts.never") : page.formats().dateTime(last));
    if (user.identityUrl() != null) {
      facts.put(page.say("user.identityUrl"), user.identityUrl());
    }
    return facts;
  }

  List<Choice> groups(Asking asking) {
    return all(asking).stream().map(group -> new Choice(String.valueOf(group.id()), group.name())).toList();
  }

  List<Choice> groupsOf(User user, Asking asking) {
    return all(asking).stream().filter(group -> group.memberIds().contains(user.id())).map(group -> new Choice(String.valueOf(group.id()), group.name())).toList();
  }

  static Person person(Principal principal) {
    return principal instanceof User user
        ? new Person(user.name(), AccountPages.HOME + "/" + user.id(), user.avatarAt() == null ? null : "/api/v3/users/" + user.id() + "/avatar")
        : Person.named(principal.name());
  }

  private List<Group> all(Asking asking) {
    return groups.page(Listing.of(List.of(), List.of(groups.declaration().sorting("name", false)), 1, GROUPS), asking).rows();
  }
}
