package gewerk.views.projects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import gewerk.people.principals.Principals;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.ProjectRules;
import gewerk.projects.projects.Projects;
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
    check(asking);
    var parent = request.query("parent").filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf)
        .filter(id -> asking.viewer().may("add_subprojects", id));
    var typed = parent.isEmpty() ? Typed.nothing() : Typed.read(Map.of("parent", List.of(String.valueOf(parent.get()))), projects.declaration());
    return form(request, asking, typed, List.of());
  }

  private Answer create(Request request, Asking asking) {
    check(asking);
    var typed = Typed.read(request.form(), projects.declaration());
    var candidate = new Candidate<>(null, projects.blank());
    if (new ProjectForm(projects, principals, asking).needsParent(candidate) && !mayCreateIn(typed.written(), asking)) {
      return form(request, asking, typed, List.of(Violation.of("parent", "error.blank"))).withStatus(422);
    }
    var proposal = projects.changing().propose(asking, null, typed.written());
    if (!proposal.isValid() || !typed.isUnderstood()) {
      return form(request, asking, typed, proposal.violations()).withStatus(422);
    }
    var made = projects.changing().save(asking, proposal);
    return Pages.seeOther(ProjectLook.path(made), Notice.good(asking.say("projects.made", made.name())));
  }

  private Answer form(Request request, Asking asking, Typed typed, List<Violation> wrong) {
    var page = pages.page(request, asking.say("projects.new"));
    var form = new ProjectForm(projects, principals, asking);
    var candidate = new Candidate<Project>(null, projects.blank());
    var controls = new ArrayList<>(form.controls(candidate, typed, wrong));
    return pages.show(page.at(page.place().within(Link.to(asking.say("projects.title"), "/projects"))), NewProjectPages.class, "new",
        Map.of("controls", controls, "others", form.others(candidate, wrong)));
  }

  private static boolean mayCreateIn(Written written, Asking asking) {
    return written.get("parent") instanceof Long parent && ProjectRules.mayCreate(parent, asking.viewer());
  }

  private static void check(Asking asking) {
    if (!ProjectRules.mayCreateSomewhere(asking.viewer())) {
      throw Refusal.forbidden();
    }
  }
}
