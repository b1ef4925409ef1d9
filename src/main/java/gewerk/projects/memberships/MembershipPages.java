package gewerk.projects.memberships;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Ids;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.Templates;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.web.Navigation;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.pages.web.Paging;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.Projects;
import org.jspecify.annotations.Nullable;

/** The members of a project: who they are, from where they have their roles, and how they come and go. */
public final class MembershipPages {
  private static final List<String> READERS = List.of("view_members", "manage_members");
  private static final int PAGE_SIZE = 50;

  private final Pages pages;
  private final Memberships memberships;
  private final Projects projects;

  public MembershipPages(Pages pages, Memberships memberships, Projects projects) {
    this.pages = pages;
    this.memberships = memberships;
    this.projects = projects;
    var root = "/projects/{identifier:text}/members";
    pages.get(root, (request, asking) -> show(request, asking, new Filled("", List.of(), List.of()))).post(root, this::add)
        .get(root + "/candidates", this::candidates)
        .get(root + "/{id}/edit", (request, asking) -> edit(request, asking, null, List.of())).post(root + "/{id}", this::change)
        .post(root + "/{id}/remove", this::remove);
    pages.navigation().inProjects("membership.members", "people", where -> "/projects/" + where.identifier() + "/members", "g u",
        (where, viewer) -> viewer.mayAnyOf(READERS, where.id()));
  }

  /** The form for a new member, with what was chosen and what is wrong with it. */
  private record Filled(String principal, List<Long> roles, List<Violation> wrong) {}

  private Project project(Request request, Asking asking, String... permissions) {
    var project = projects.find(request.text("identifier"), asking.viewer()).orElseThrow(Refusal::notFound);
    if (!asking.viewer().mayAnyOf(List.of(permissions), project.id())) {
      throw Refusal.forbidden();
    }
    return project;
  }

  private Answer show(Request request, Asking asking, Filled filled) {
    var project = project(request, asking, READERS.toArray(String[]::new));
    var page = page(request, asking.say("membership.members"), project);
    var list = new MemberList(memberships, asking);
    var words = request.query("q").orElse("").strip();
    int number = request.page();
    var found = list.page(project.id(), words, number, PAGE_SIZE);
    boolean mayManage = asking.viewer().may("manage_members", project.id());
    var paging = Paging.of(asking.words().count("membership.count", found.total()), number, PAGE_SIZE, found.total(),
        other -> list.address(root(project), words, other));
    var principal = Field.of("principal", asking.say("membership.who")).required().value(filled.principal);
    var problem = error(filled.wrong, asking, "principal", "user");
    return pages.show(page, MembershipPages.class, "members", Map.of("root", root(project), "lines", list.lines(found.rows()), "words", words, "paging", paging,
        "mayManage", mayManage, "principal", problem.isEmpty() ? principal : principal.error(problem),
        "candidates", mayManage ? list.candidates(project.id(), "") : List.of(), "roles", list.roles(filled.roles, List.of()),
        "problem", error(filled.wrong, asking, "roles", "project", "base")));
  }

  /** What a combobox offers while one types. */
  private Answer candidates(Request request, Asking asking) {
    var project = project(request, asking, "manage_members");
    var found = new MemberList(memberships, asking).candidates(project.id(), request.query("q").orElse("").strip());
    return Answer.html(Templates.render("gewerk/platform/pages/forms/options.jte", Map.of("choices", found)));
  }

  private Answer add(Request request, Asking asking) {
    var project = project(request, asking, "manage_members");
    var chosen = request.form("principal").orElse("");
    var roles = roles(request);
    var written = Written.nothing().with("project", project.id()).with("principal", Ids.read(chosen).orElse(null)).with("roles", roles);
    var proposal = memberships.changing().propose(asking, null, written);
    if (!proposal.isValid()) {
      return show(request, asking, new Filled(chosen, roles, proposal.violations())).withStatus(422);
    }
    var saved = memberships.changing().save(asking, proposal);
    return Pages.seeOther(root(project), Notice.good(asking.say("membership.added", saved.principalName())));
  }

  private Answer edit(Request request, Asking asking, @Nullable List<Long> chosen, List<Violation> wrong) {
    var project = project(request, asking, "manage_members");
    var membership = found(request, asking, project);
    var list = new MemberList(memberships, asking);
    var page = page(request, asking.say("membership.roles_of", membership.principalName()), project);
    var at = page.place().within(Link.to(asking.say("membership.members"), root(project)));
    return pages.show(page.at(at), MembershipPages.class, "member", Map.of("root", root(project), "membership", membership,
        "roles", list.roles(chosen == null ? membership.directRoleIds() : chosen, memberships.origins(List.of(membership))),
        "problem", error(wrong, asking, "roles", "principal", "user", "project", "base")));
  }

  private Answer change(Request request, Asking asking) {
    var project = project(request, asking, "manage_members");
    var membership = found(request, asking, project);
    var roles = roles(request);
    var proposal = memberships.changing().propose(asking, membership, Written.nothing().with("roles", roles));
    if (!proposal.isValid()) {
      return edit(request, asking, roles, proposal.violations()).withStatus(422);
    }
    memberships.changing().save(asking, proposal);
    return Pages.seeOther(root(project), Notice.good(asking.say("membership.changed", membership.principalName())));
  }

  private Answer remove(Request request, Asking asking) {
    var project = project(request, asking, "manage_members");
    var membership = found(request, asking, project);
    memberships.delete(membership, asking);
    return Pages.seeOther(root(project), Notice.good(asking.say("membership.removed", membership.principalName())));
  }

  private Membership found(Request request, Asking asking, Project project) {
    return memberships.find(request.id("id"), asking.viewer()).filter(membership -> Long.valueOf(project.id()).equals(membership.projectId()))
        .orElseThrow(Refusal::notFound);
  }

  private static List<Long> roles(Request request) {
    return Ids.all(request.forms("roles"));
  }

  private static String error(List<Violation> wrong, Asking asking, String... attributes) {
    var problems = new ArrayList<String>();
    for (var attribute : attributes) {
      wrong.stream().filter(violation -> violation.attribute().equals(attribute))
          .forEach(violation -> problems.add(violation.whole() || attribute.equals("principal") || attribute.equals("user") ? asking.say(violation.text())
              : asking.say("membership." + attribute) + " " + asking.say(violation.text())));
    }
    return String.join(" ", problems);
  }

  private Page page(Request request, String title, Project project) {
    return pages.page(request, title, new Navigation.Where(project.id(), project.identifier(), project.name()));
  }

  private static String root(Project project) {
    return "/projects/" + project.identifier() + "/members";
  }
}
