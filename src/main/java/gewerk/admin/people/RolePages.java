package gewerk.admin.people;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gewerk.people.roles.ChangeRole.Outcome;
import gewerk.people.roles.Role;
import gewerk.people.roles.RoleDraft;
import gewerk.people.roles.RoleRules;
import gewerk.people.roles.Roles;
import gewerk.platform.Platform;
import gewerk.platform.access.Permission;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Ids;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.web.Navigation.Section;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;

/** Roles: what each allows, module by module, one role at a time or all beside each other. */
public final class RolePages {
  private static final String HOME = "/admin/roles";

  private final Platform platform;
  private final Pages pages;
  private final Roles roles;

  /** A role in the list. */
  public record Line(long id, String name, String kind, long uses, boolean deletable) {}

  /** A permission in a role's form. */
  public record Offer(String name, String label, boolean chosen, String needs) {}

  /** The permissions of a module. */
  public record Module(String name, List<Offer> offers) {}

  /** A permission beside all roles. */
  public record Row(String label, List<Boolean> held) {}

  /** The permissions of a module beside all roles. */
  public record Rows(String name, List<Row> rows) {}

  RolePages(Platform platform, Pages pages, Roles roles) {
    this.platform = platform;
    this.pages = pages;
    this.roles = roles;
    pages.get(HOME, this::all).get(HOME + "/matrix", this::matrix)
        .get(HOME + "/new", (request, asking) -> fresh(request, asking, draft(request), List.of())).post(HOME + "/new", this::create)
        .get(HOME + "/{id}", (request, asking) -> edit(request, asking, RoleDraft.of(found(request, asking)), List.of())).post(HOME + "/{id}", this::change)
        .post(HOME + "/{id}/delete", this::delete);
    pages.navigation().administers(Section.PEOPLE, "accounts.roles", HOME, viewer -> viewer.isAdmin());
  }

  private Answer all(Request request, Asking asking) {
    check(asking);
    var uses = roles.uses();
    var lines = roles.all().stream().map(role -> new Line(role.id(), role.name(), asking.say("accounts.kind." + role.kind()), uses.getOrDefault(role.id(), 0L),
        role.builtin() == null && !uses.containsKey(role.id()))).toList();
    return pages.show(pages.page(request, asking.say("accounts.roles")), RolePages.class, "roles", Map.of("lines", lines));
  }

  private Answer matrix(Request request, Asking asking) {
    check(asking);
    var kind = request.query("kind").filter("global"::equals).orElse("project");
    var shown = roles.all().stream().filter(role -> role.kind().equals(kind)).toList();
    var rows = byModule(asking, permission -> shown.stream().anyMatch(role -> RoleRules.fits(permission, kind, role.builtin()))).entrySet().stream()
        .map(module -> new Rows(module.getKey(), module.getValue().stream()
            .map(permission -> new Row(label(permission.name(), asking), shown.stream().map(role -> role.has(permission.name())).toList())).toList())).toList();
    var page = pages.page(request, asking.say("accounts.matrix"));
    return pages.show(page.at(page.place().within(Link.to(asking.say("accounts.roles"), HOME))), RolePages.class, "matrix",
        Map.of("roles", shown, "modules", rows, "global", kind.equals("global")));
  }

  /** An empty one, or like the one that the address names. */
  private RoleDraft draft(Request request) {
    var copied = request.query("copy").flatMap(Ids::read).flatMap(id -> roles.find(id));
    var kind = request.query("kind").filter("global"::equals).orElse("project");
    return copied.filter(role -> role.isOfProjects() || role.isGlobal()).map(role -> new RoleDraft("", role.kind(), role.permissions()))
        .orElseGet(() -> new RoleDraft("", kind, Set.of()));
  }

  private Answer fresh(Request request, Asking asking, RoleDraft draft, List<Violation> wrong) {
    check(asking);
    var page = pages.page(request, asking.say(draft.kind().equals("global") ? "accounts.new_global_role" : "accounts.new_role"));
    return form(page.at(page.place().within(Link.to(asking.say("accounts.roles"), HOME))), asking, new Edited(null, draft, wrong));
  }

  private Answer create(Request request, Asking asking) {
    check(asking);
    var kind = request.form("kind").filter("global"::equals).orElse("project");
    var draft = new RoleDraft(request.form("name").orElse(""), kind, chosen(request));
    return switch (roles.changes().save(null, draft, asking)) {
      case Outcome.Saved(var id) -> Pages.seeOther(HOME, Notice.good(asking.say("accounts.role_saved", draft.name())));
      case Outcome.Wrong(var wrong) -> fresh(request, asking, draft, wrong).withStatus(422);
    };
  }

  private Answer edit(Request request, Asking asking, RoleDraft draft, List<Violation> wrong) {
    var role = found(request, asking);
    var page = pages.page(request, role.name());
    return form(page.at(page.place().within(Link.to(asking.say("accounts.roles"), HOME))), asking, new Edited(role, draft, wrong));
  }

  private Answer change(Request request, Asking asking) {
    var role = found(request, asking);
    var draft = new RoleDraft(request.form("name").orElse(role.name()), role.kind(), chosen(request));
    return switch (roles.changes().save(role, draft, asking)) {
      case Outcome.Saved(var id) -> Pages.seeOther(HOME, Notice.good(asking.say("accounts.role_saved", draft.name())));
      case Outcome.Wrong(var wrong) -> edit(request, asking, draft, wrong).withStatus(422);
    };
  }

  private Answer delete(Request request, Asking asking) {
    var role = found(request, asking);
    var wrong = roles.changes().delete(role, asking);
    return Pages.seeOther(HOME, wrong.isEmpty() ? Notice.good(asking.say("accounts.role_deleted", role.name())) : Notice.bad(asking.say(wrong.getFirst().text())));
  }

  /** A role that is about to be saved, and what is wrong with it; no role where it is new. */
  private record Edited(@Nullable Role role, RoleDraft draft, List<Violation> wrong) {}

  private Answer form(Page page, Asking asking, Edited edited) {
    var role = edited.role;
    var draft = edited.draft;
    var wrong = edited.wrong;
    var builtin = role == null ? null : role.builtin();
    var modules = byModule(asking, permission -> RoleRules.fits(permission, draft.kind(), builtin)).entrySet().stream()
        .map(module -> new Module(module.getKey(), module.getValue().stream().map(permission -> offer(permission, draft, asking)).toList())).toList();
    var name = Field.of("name", asking.say("role.name")).required().value(draft.name());
    var problems = wrong.stream().filter(violation -> violation.attribute().equals("name")).map(violation -> asking.say(violation.text())).toList();
    var parameters = new LinkedHashMap<String, Object>(Map.of("modules", modules, "kind", draft.kind(), "nameFixed", builtin != null,
        "name", problems.isEmpty() ? name : name.error(String.join(" ", problems)), "problems", lacking(wrong, asking)));
    parameters.put("action", role == null ? HOME + "/new" : HOME + "/" + role.id());
    parameters.put("deletable", role != null && builtin == null);
    parameters.put("copy", role != null && (role.isOfProjects() || role.isGlobal()) ? HOME + "/new?copy=" + role.id() : "");
    return pages.show(page, RolePages.class, "role", parameters);
  }

  private Offer offer(Permission permission, RoleDraft draft, Asking asking) {
    var all = platform.viewers().permissions().all();
    var needs = RoleRules.missing(permission, Set.of(), all).stream().map(other -> label(other, asking)).toList();
    return new Offer(permission.name(), label(permission.name(), asking), draft.permissions().contains(permission.name()), String.join(", ", needs));
  }

  /** What is wrong with the permissions, with their names in the reader's language. */
  private static List<String> lacking(List<Violation> wrong, Asking asking) {
    return wrong.stream().filter(violation -> violation.attribute().equals("permissions"))
        .map(violation -> asking.say(violation.text().key(), violation.text().arguments().stream().map(name -> label(String.valueOf(name), asking)).toArray())).toList();
  }

  private Map<String, List<Permission>> byModule(Asking asking, java.util.function.Predicate<Permission> which) {
    var modules = new LinkedHashMap<String, List<Permission>>();
    platform.viewers().permissions().all().stream().filter(which)
        .forEach(permission -> modules.computeIfAbsent(permission.module().isEmpty() ? asking.say("accounts.no_module") : asking.say("projects.module." + permission.module()),
            module -> new ArrayList<>()).add(permission));
    return modules;
  }

  private static Set<String> chosen(Request request) {
    return new HashSet<>(request.forms("permissions"));
  }

  private static String label(String permission, Asking asking) {
    var key = "permission." + permission;
    return asking.words().knows(key) ? asking.say(key) : permission;
  }

  private Role found(Request request, Asking asking) {
    check(asking);
    return roles.find(request.id("id")).orElseThrow(Refusal::notFound);
  }

  private static void check(Asking asking) {
    AccountPages.check(asking.viewer().isAdmin());
  }
}
