package gewerk.admin.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.people.groups.Groups;
import gewerk.people.principals.User;
import gewerk.people.users.Users;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Ids;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.web.Navigation.Section;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.pages.web.Paging;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import org.jspecify.annotations.Nullable;

/** Accounts: who has one, in which state, and everything that can be done with one. */
public final class AccountPages {
  static final String HOME = "/admin/users";
  private static final int PAGE_SIZE = 50;

  private final Pages pages;
  private final Users users;
  private final AccountList list;
  private final AccountForm form;
  private final Belonging belonging;

  AccountPages(Pages pages, Users users, Groups groups, Belonging belonging) {
    this.pages = pages;
    this.users = users;
    this.belonging = belonging;
    list = new AccountList(users, groups);
    form = new AccountForm(users);
    pages.get(HOME, this::all).get(HOME + "/new", (request, asking) -> fresh(request, asking, List.of())).post(HOME + "/new", this::create)
        .get(HOME + "/{id}", (request, asking) -> edit(request, asking, found(request, asking), List.of())).post(HOME + "/{id}", this::change)
        .post(HOME + "/{id}/lock", (request, asking) -> status(request, asking, "locked", "accounts.locked"))
        .post(HOME + "/{id}/unlock", (request, asking) -> status(request, asking, "active", "accounts.unlocked"))
        .post(HOME + "/{id}/reset", this::reset).post(HOME + "/{id}/invite", this::invite).post(HOME + "/{id}/delete", this::delete)
        .post(HOME + "/{id}/memberships", this::give).post(HOME + "/{id}/memberships/{membership}/remove", this::take);
    pages.navigation().administers(Section.PEOPLE, "accounts.title", HOME, Users::mayList);
  }

  private Answer all(Request request, Asking asking) {
    check(Users.mayList(asking.viewer()));
    var wanted = AccountList.Wanted.of(request);
    var found = list.page(wanted, PAGE_SIZE, asking);
    var page = pages.page(request, asking.say("accounts.title"));
    var paging = Paging.of(asking.words().count("accounts.count", found.total()), wanted.page(), PAGE_SIZE, found.total(), number -> address(wanted, number));
    return pages.show(page, AccountPages.class, "accounts", Map.of("lines", list.lines(found.rows(), page), "wanted", wanted, "paging", paging,
        "groups", list.groups(asking), "statuses", statuses(asking), "mayCreate", Users.mayCreate(asking.viewer())));
  }

  private static String address(AccountList.Wanted wanted, int page) {
    var query = new LinkedHashMap<String, String>();
    wanted.parameters().forEach((name, value) -> {
      if (!value.isEmpty()) {
        query.put(name, value);
      }
    });
    query.put("page", String.valueOf(page));
    return HOME + "?" + QueryString.write(query);
  }

  private static List<Choice> statuses(Asking asking) {
    return List.of("active", "invited", "registered", "locked", "blocked").stream().map(status -> new Choice(status, asking.say("accounts.status." + status))).toList();
  }

  private Answer fresh(Request request, Asking asking, List<Violation> wrong) {
    check(Users.mayCreate(asking.viewer()));
    return pages.show(pages.page(request, asking.say("accounts.new")), AccountPages.class, "fresh",
        Map.of("fields", form.fields(null, request, asking, wrong), "others", form.others(wrong, asking)));
  }

  private Answer create(Request request, Asking asking) {
    check(Users.mayCreate(asking.viewer()));
    var proposal = users.changing().propose(asking, null, form.written(null, request, asking));
    if (!proposal.isValid()) {
      return fresh(request, asking, proposal.violations()).withStatus(422);
    }
    var saved = users.changing().save(asking, proposal);
    var next = Users.mayList(asking.viewer()) ? HOME + "/" + saved.id() : HOME + "/new"; // who may only create sees no accounts
    return Pages.seeOther(next, Notice.good(asking.say(saved.status().equals("invited") ? "accounts.invited" : "accounts.created", saved.name())));
  }

  private Answer edit(Request request, Asking asking, User user, List<Violation> wrong) {
    var page = pages.page(request, user.name());
    var at = page.place().within(gewerk.platform.pages.Link.to(asking.say("accounts.title"), HOME));
    var shown = new LinkedHashMap<String, Object>(Map.of("user", user, "fields", form.fields(user, request, asking, wrong), "others", form.others(wrong, asking),
        "facts", list.facts(user, page), "belonging", belonging.of(user.id(), asking), "projects", belonging.projects(asking),
        "roles", belonging.projectRoles(), "globalRoles", belonging.globalRoles()));
    shown.putAll(Map.of("blocked", users.isBlocked(user), "admin", asking.viewer().isAdmin(), "mayDelete", users.mayDelete(user, asking.viewer()),
        "groups", list.groupsOf(user, asking)));
    return pages.show(page.at(at), AccountPages.class, "account", shown);
  }

  private Answer change(Request request, Asking asking) {
    var user = found(request, asking);
    var proposal = users.changing().propose(asking, user, form.written(user, request, asking));
    if (!proposal.isValid()) {
      return edit(request, asking, user, proposal.violations()).withStatus(422);
    }
    users.changing().save(asking, proposal);
    return back(user, asking.say("accounts.saved"));
  }

  private Answer status(Request request, Asking asking, String status, String notice) {
    check(asking.viewer().isAdmin());
    var user = found(request, asking);
    users.setStatus(user, status, asking);
    return back(user, asking.say(notice, user.name()));
  }

  private Answer reset(Request request, Asking asking) {
    var user = found(request, asking);
    users.forgetFailures(user);
    return back(user, asking.say("accounts.failures_reset", user.name()));
  }

  private Answer invite(Request request, Asking asking) {
    var user = found(request, asking);
    users.inviteAgain(user, asking);
    return back(user, asking.say("accounts.invited", user.name()));
  }

  private Answer delete(Request request, Asking asking) {
    var user = found(request, asking);
    check(users.mayDelete(user, asking.viewer()));
    users.delete(user, asking);
    return Pages.seeOther(HOME, Notice.good(asking.say("accounts.deleted", user.name())));
  }

  private Answer give(Request request, Asking asking) {
    check(asking.viewer().isAdmin());
    var user = found(request, asking);
    var wrong = belonging.give(user.id(), number(request, "project"), java.util.Objects.requireNonNullElse(number(request, "role"), 0L), asking);
    return wrong.isEmpty() ? back(user, asking.say("accounts.role_given", user.name())) : Pages.seeOther(HOME + "/" + user.id(), Notice.bad(String.join(" ", wrong)));
  }

  private Answer take(Request request, Asking asking) {
    check(asking.viewer().isAdmin());
    var user = found(request, asking);
    if (!belonging.take(request.id("membership"), user.id(), asking)) {
      throw Refusal.notFound();
    }
    return back(user, asking.say("accounts.role_taken", user.name()));
  }

  private User found(Request request, Asking asking) {
    check(Users.mayList(asking.viewer()));
    return users.find(request.id("id")).orElseThrow(Refusal::notFound);
  }

  static @Nullable Long number(Request request, String field) {
    return request.form(field).flatMap(Ids::read).orElse(null);
  }

  private static Answer back(User user, String notice) {
    return Pages.seeOther(HOME + "/" + user.id(), Notice.good(notice));
  }

  static void check(boolean allowed) {
    if (!allowed) {
      throw Refusal.forbidden();
    }
  }
}
