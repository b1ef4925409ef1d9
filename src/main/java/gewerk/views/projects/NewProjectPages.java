package gewerk.views.projects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import gewerk.people.principals.Principals;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Ids;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.Tab;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.ProjectRules;
import gewerk.projects.projects.Projects;
import gewerk.projects.projects.WorkspaceType;
import gewerk.views.editing.Typed;

/** Where a project is made. */
public final class NewProjectPages {
  private final Pages pages;
  private final Projects projects;
  private final Principals principals;

  public NewProjectPages(Pages pages, Projects projects, Principals principals) {
    this.pages = pages;
    this.projects = projects;
    this.principals = principals;
    pages.get("/projects/new", this::blank).post("/projects", this::create);
  }

  private Answer blank(Request request, Asking asking) {
    check(request, asking);
    var parent = request.query("parent").flatMap(Ids::read)
        .filter(id -> asking.viewer().may("add_subprojects", id));
    var typed = parent.isEmpty() ? Typed.nothing() : Typed.read(Map.of("parent", List.of(String.valueOf(parent.get()))), projects.declaration());
    return form(request, asking, typed, List.of());
  }

  private Answer create(Request request, Asking asking) {
    check(request, asking);
    var typed = Typed.read(request.form(), projects.declaration());
    var type = type(request);
    var candidate = new Candidate<>(null, projects.blank(type));
    if (type == WorkspaceType.PROJECT && new ProjectForm(projects, principals, asking).needsParent(candidate) && !mayCreateIn(typed.written(), asking)) {
      return form(request, asking, typed, List.of(Violation.of("parent", "error.blank"))).withStatus(422);
    }
    var proposal = projects.making(type).propose(asking, null, typed.written());
    if (!proposal.isValid() || !typed.isUnderstood()) {
      return form(request, asking, typed, proposal.violations()).withStatus(422);
    }
    var made = projects.making(type).save(asking, proposal);
    return Pages.seeOther(ProjectLook.path(made), Notice.good(asking.say("projects.made", made.name())));
  }

  private Answer form(Request request, Asking asking, Typed typed, List<Violation> wrong) {
    var type = type(request);
    var page = pages.page(request, asking.say("projects.new." + type.word()));
    var form = new ProjectForm(projects, principals, asking);
    var candidate = new Candidate<Project>(null, projects.blank(type));
    var controls = new ArrayList<>(form.controls(candidate, typed, wrong));
    return pages.show(page.at(page.place().within(Link.to(asking.say("projects.title"), "/projects"))), NewProjectPages.class, "new",
        Map.of("controls", controls, "others", form.others(candidate, wrong), "type", type.word(), "tabs", tabs(type, asking)));
  }

  /** The kinds of workspaces that the reader may make, when there is a choice. */
  private static List<Tab> tabs(WorkspaceType current, Asking asking) {
    var kinds = Stream.of(WorkspaceType.PROJECT, WorkspaceType.PROGRAM, WorkspaceType.PORTFOLIO).filter(type -> mayMake(type, asking)).toList();
    return kinds.size() < 2 ? List.of() : kinds.stream()
        .map(type -> new Tab(Link.to(asking.say("projects.kind." + type.word()), "/projects/new?type=" + type.word()), type == current, null)).toList();
  }

  private static WorkspaceType type(Request request) {
    var word = request.form("workspaceType").or(() -> request.query("type")).orElse("project");
    return Stream.of(WorkspaceType.values()).filter(type -> type.word().equals(word)).findFirst().orElseThrow(Refusal::notFound);
  }

  private static boolean mayMake(WorkspaceType type, Asking asking) {
    return type == WorkspaceType.PROJECT ? ProjectRules.mayCreateSomewhere(asking.viewer()) : ProjectRules.mayMake(type, null, asking.viewer());
  }

  private static boolean mayCreateIn(Written written, Asking asking) {
    return written.get("parent") instanceof Long parent && ProjectRules.mayCreate(parent, asking.viewer());
  }

  private static void check(Request request, Asking asking) {
    if (!mayMake(type(request), asking)) {
      throw Refusal.forbidden();
    }
  }
}
