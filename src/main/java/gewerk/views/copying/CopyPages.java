package gewerk.views.copying;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gewerk.people.jobs.JobStatus;
import gewerk.people.jobs.JobStatuses;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.web.Navigation;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Written;
import gewerk.projects.copying.ProjectCopies;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.Projects;
import org.jspecify.annotations.Nullable;

/** Where somebody has a project copied, and waits for it. */
public final class CopyPages {
  private static final int SECONDS_BETWEEN_LOOKS = 2;

  private final Pages pages;
  private final Projects projects;
  private final ProjectCopies copies;
  private final JobStatuses jobs;

  public CopyPages(Pages pages, Projects projects, ProjectCopies copies, JobStatuses jobs) {
    this.pages = pages;
    this.projects = projects;
    this.copies = copies;
    this.jobs = jobs;
    var root = "/projects/{identifier:text}/copy";
    pages.get(root, (request, asking) -> form(request, asking, null)).post(root, this::begin).get(root + "/{job:text}", this::wait);
    pages.navigation().creates("copying.title", where -> "/projects/" + where.identifier() + "/copy", null,
        (where, viewer) -> where != null && viewer.may("copy_projects", where.id()));
  }

  private Answer begin(Request request, Asking asking) {
    var source = source(request, asking);
    var written = Written.nothing().with("name", request.form("name").orElse("").strip());
    try {
      var job = copies.begin(asking, source, written, chosen(request));
      return Answer.seeOther("/projects/" + source.identifier() + "/copy/" + job);
    } catch (Refusal refusal) {
      return form(request, asking, refusal.reason().in(asking.words())).withStatus(422);
    }
  }

  /** Looks again by itself, also without scripts, until the copy is there. */
  private Answer wait(Request request, Asking asking) {
    var source = source(request, asking);
    var job = jobs.find(request.text("job"), asking.viewer()).orElseThrow(Refusal::notFound);
    if (job.hasSucceeded()) {
      return made(job).map(project -> Pages.seeOther("/projects/" + project.identifier(), Notice.good(asking.say("copying.done", project.name()))))
          .orElseThrow(Refusal::notFound);
    }
    var page = pages.page(request, asking.say("copying.title"), where(source));
    var shown = pages.show(page, CopyPages.class, "wait", Map.of("problem", job.isOver() ? problem(job) : ""));
    return job.isOver() ? shown : shown.with("Refresh", String.valueOf(SECONDS_BETWEEN_LOOKS));
  }

  private java.util.Optional<Project> made(JobStatus job) {
    var redirect = String.valueOf(job.payload() == null ? "" : job.payload().get("redirect"));
    return projects.parse(redirect.substring(redirect.lastIndexOf('/') + 1)).flatMap(projects::find);
  }

  private static String problem(JobStatus job) {
    var errors = job.payload() == null ? null : job.payload().get("errors");
    return job.message() + (errors instanceof List<?> list ? ": " + String.join(" ", list.stream().map(String::valueOf).toList()) : "");
  }

  private Answer form(Request request, Asking asking, @Nullable String error) {
    var source = source(request, asking);
    var name = Field.of("name", asking.say("project.name")).required().error(error)
        .value(request.form("name").orElseGet(() -> asking.say("copying.name", source.name())));
    var chosen = error == null ? copies.parts() : chosen(request);
    var parts = copies.parts().stream().map(part -> new Choice(part, asking.say("copying." + part))).toList();
    return pages.show(pages.page(request, asking.say("copying.title"), where(source)), CopyPages.class, "copy",
        Map.of("name", name, "parts", parts, "chosen", chosen, "action", "/projects/" + source.identifier() + "/copy"));
  }

  private Set<String> chosen(Request request) {
    var chosen = new LinkedHashSet<>(request.forms("parts"));
    chosen.retainAll(copies.parts());
    return chosen;
  }

  private Project source(Request request, Asking asking) {
    var source = projects.find(request.text("identifier"), asking.viewer()).orElseThrow(Refusal::notFound);
    if (!copies.mayCopy(source, asking)) {
      throw Refusal.forbidden();
    }
    return source;
  }

  private static Navigation.Where where(Project project) {
    return new Navigation.Where(project.id(), project.identifier(), project.name());
  }
}
