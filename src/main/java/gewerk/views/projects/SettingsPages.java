package gewerk.views.projects;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.people.principals.Principals;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.Projects;
import gewerk.views.editing.Typed;

/** How a project is set up: what it is called and about, and how it ends. */
public final class SettingsPages {
  private final Pages pages;
  private final Projects projects;
  private final Principals principals;

  public SettingsPages(Pages pages, Projects projects, Principals principals) {
    this.pages = pages;
    this.projects = projects;
    this.principals = principals;
    var root = "/projects/{identifier:text}";
    pages.get(root + "/settings", this::general).post(root + "/settings", this::save)
        .get(root + "/settings/end", (request, asking) -> end(request, asking, open(request, asking, SettingsTabs.END), ""))
        .post(root + "/archive", (request, asking) -> activate(request, asking, false))
        .post(root + "/unarchive", (request, asking) -> activate(request, asking, true))
        .post(root + "/delete", this::delete);
    pages.navigation().inProjects("projects.settings", "gear", where -> "/projects/" + where.identifier() + "/settings", "g s",
        (where, viewer) -> SettingsTabs.mayOpenAny(where.id(), viewer));
  }

  private Project open(Request request, Asking asking, SettingsTabs tab) {
    var project = projects.find(request.text("identifier"), asking.viewer()).orElseThrow(Refusal::notFound);
    if (!tab.mayOpen(project.id(), asking.viewer())) {
      throw Refusal.forbidden();
    }
    return project;
  }

  /** Whoever may not change the project itself is led to what they may change. */
  private Answer general(Request request, Asking asking) {
    var project = projects.find(request.text("identifier"), asking.viewer()).orElseThrow(Refusal::notFound);
    var first = SettingsTabs.first(project.id(), asking.viewer()).orElseThrow(Refusal::forbidden);
    if (first != SettingsTabs.GENERAL) {
      return Answer.seeOther(first.path(project));
    }
    return form(request, asking, Candidate.unchanged(project), new Filled(Typed.nothing(), List.of()));
  }

  /** A form with what was typed and what is wrong with it. */
  private record Filled(Typed typed, List<Violation> wrong) {}

  private Answer save(Request request, Asking asking) {
    var project = open(request, asking, SettingsTabs.GENERAL);
    var typed = Typed.read(request.form(), projects.declaration());
    var proposal = projects.changing().propose(asking, project, typed.written());
    if (!proposal.isValid() || !typed.isUnderstood()) {
      return form(request, asking, Candidate.unchanged(project), new Filled(typed, proposal.violations())).withStatus(422);
    }
    var saved = projects.changing().save(asking, proposal);
    return Pages.seeOther(SettingsTabs.GENERAL.path(saved), Notice.good(asking.say("projects.saved")));
  }

  private Answer form(Request request, Asking asking, Candidate<Project> candidate, Filled filled) {
    var project = candidate.proposed();
    var page = pages.page(request, asking.say("projects.settings"), ProjectLook.where(project));
    var form = new ProjectForm(projects, principals, asking);
    return pages.show(page, SettingsPages.class, "settings", Map.of("project", project, "controls", form.controls(candidate, filled.typed, filled.wrong),
        "others", form.others(candidate, filled.wrong), "tabs", SettingsTabs.of(project, SettingsTabs.GENERAL, asking.viewer(), page)));
  }

  private Answer end(Request request, Asking asking, Project project, String problem) {
    var page = pages.page(request, asking.say("projects.settings"), ProjectLook.where(project));
    var parameters = new HashMap<String, Object>(Map.of("project", project, "problem", problem, "tabs", SettingsTabs.of(project, SettingsTabs.END, asking.viewer(), page),
        "mayArchive", SettingsTabs.mayArchive(project, asking.viewer()), "mayRemove", gewerk.projects.projects.ProjectRules.mayRemove(asking.viewer())));
    parameters.put("confirmation", confirmation(request, asking, project));
    parameters.put("below", projects.within(project).size() - 1);
    return pages.show(page, SettingsPages.class, "end", parameters);
  }

  private static Field confirmation(Request request, Asking asking, Project project) {
    var typed = request.form("confirmation");
    var field = Field.of("confirmation", asking.say("projects.type_identifier", project.identifier())).required().value(typed.orElse(""));
    return typed.isPresent() ? field.error(asking.say("projects.not_identifier", project.identifier())) : field;
  }

  private Answer activate(Request request, Asking asking, boolean active) {
    var project = open(request, asking, SettingsTabs.END);
    var proposal = projects.changing().propose(asking, project, Written.nothing().with("active", active));
    if (!proposal.isValid()) {
      return end(request, asking, project, String.join(" ", new ProjectForm(projects, principals, asking).others(proposal.candidate(), proposal.violations())))
          .withStatus(422);
    }
    projects.changing().save(asking, proposal);
    var notice = Notice.good(asking.say(active ? "projects.brought_back" : "projects.was_archived", project.name()));
    return active ? Pages.seeOther(ProjectLook.path(project), notice)
        : Pages.seeOther("/projects", Optional.of(notice).filter(ignored -> !asking.viewer().isAdmin())
            .orElseGet(() -> notice.undo(asking.say("pages.undo"), ProjectLook.path(project) + "/unarchive")));
  }

  /** What was typed must name the project: a deletion cannot be undone. */
  private Answer delete(Request request, Asking asking) {
    var project = open(request, asking, SettingsTabs.END);
    if (request.form("confirmation").filter(text -> text.strip().equals(project.identifier())).isEmpty()) {
      return end(request, asking, project, "").withStatus(422);
    }
    projects.remove(project, asking.viewer());
    return Pages.seeOther("/projects", Notice.good(asking.say("projects.deleted", project.name())));
  }
}
