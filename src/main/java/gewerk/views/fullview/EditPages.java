package gewerk.views.fullview;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Written;
import gewerk.projects.projects.Project;
import gewerk.views.editing.Typed;
import gewerk.views.fullview.CreateForm.Entered;
import gewerk.views.fullview.CreateForm.Extra;
import gewerk.work.workpackages.WorkPackageRights;
import gewerk.work.workpackages.WorkPackages;

/** The forms to change a work package and to make a new one. */
final class EditPages {
  private final WorkPackages workPackages;
  private final Saving saving;
  private final CreateForm form;

  EditPages(Pages pages, WorkPackages workPackages, Saving saving) {
    this.saving = saving;
    form = new CreateForm(pages, workPackages);
    this.workPackages = workPackages;
    pages.get("/work_packages/{id}/edit", this::edit).post("/work_packages/{id}/edit", this::change)
        .get("/work_packages/new", this::fresh).post("/work_packages/new", this::create)
        .post("/preview", this::preview);
    pages.navigation().creates("fullview.new", where -> "/work_packages/new" + (where == null ? "" : "?project=" + where.id()), "c",
        (where, viewer) -> where == null ? viewer.mayAnywhere("add_work_packages") : viewer.may("add_work_packages", where.id()));
  }

  private Answer edit(Request request, Asking asking) {
    var wp = FullViewPages.found(workPackages, request, asking);
    if (!WorkPackageRights.mayUpdate(wp, asking.viewer())) {
      throw Refusal.forbidden();
    }
    return saving.form(request, asking, new Proposal<>(Candidate.unchanged(wp), Written.nothing(), List.of()), Typed.nothing());
  }

  private Answer change(Request request, Asking asking) {
    var wp = FullViewPages.found(workPackages, request, asking);
    return saving.change(request, asking, wp, Typed.read(request.form(), workPackages.declaration()));
  }

  /** The query says what is known already: project, type, parent, subject. */
  private Answer fresh(Request request, Asking asking) {
    if (!asking.viewer().mayAnywhere("add_work_packages")) {
      throw Refusal.forbidden();
    }
    var typed = Typed.read(withProject(request.query(), asking), workPackages.declaration());
    return form.show(request, asking, new Entered(workPackages.changing().propose(asking, null, understood(typed, asking)), typed, false, Extra.NONE));
  }

  private Answer create(Request request, Asking asking) {
    var typed = Typed.read(request.form(), workPackages.declaration());
    var proposal = workPackages.changing().propose(asking, null, typed.written());
    boolean onlyAsking = request.form("refresh").isPresent();
    if (onlyAsking || !proposal.isValid() || !typed.isUnderstood()) {
      return form.show(request, asking, new Entered(proposal, typed, !onlyAsking, Extra.NONE)).withStatus(onlyAsking ? 200 : 422);
    }
    var made = workPackages.changing().save(asking, proposal);
    var another = request.form("another").isPresent();
    return Pages.seeOther(another ? "/work_packages/new?project=" + made.projectId() + "&type=" + made.typeId() : "/work_packages/" + made.id(),
        Notice.good(asking.say("fullview.created", made.id())));
  }

  /** Links name the project by its identifier, too; one that nobody knows, or none, leaves the first that they may add to. */
  private Map<String, List<String>> withProject(Map<String, List<String>> query, Asking asking) {
    var more = new LinkedHashMap<>(query);
    var named = more.remove("project");
    var wanted = named == null ? Optional.<Long>empty() : workPackages.neighbours().projects().find(named.getLast(), asking.viewer()).map(Project::id);
    wanted.or(() -> Arrays.stream(asking.viewer().projects("add_work_packages")).boxed().findFirst())
        .ifPresent(project -> more.put("project", List.of(String.valueOf(project))));
    return more;
  }

  /** A project in which somebody may add nothing is not proposed to them. */
  private static Written understood(Typed typed, Asking asking) {
    Long project = typed.written().id("project", null);
    return project != null && !asking.viewer().may("add_work_packages", project) ? typed.written().without(java.util.Set.of("project")) : typed.written();
  }

  /** What Markdown will look like; a fragment for the editor. */
  private Answer preview(Request request, Asking asking) {
    var html = asking.texts().markdown(request.form("text").orElse(""), asking.viewer());
    return Answer.text(200, "text/html; charset=utf-8", "<turbo-frame id=\"preview\"><div class=\"prose card\">" + html + "</div></turbo-frame>");
  }
}
