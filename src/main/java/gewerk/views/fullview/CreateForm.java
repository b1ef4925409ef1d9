package gewerk.views.fullview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.web.Navigation;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Proposal;
import gewerk.projects.projects.Project;
import gewerk.views.editing.Controls;
import gewerk.views.editing.Typed;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** The form in which a work package is made. */
public final class CreateForm {
  private final Pages pages;
  private final WorkPackages workPackages;

  CreateForm(Pages pages, WorkPackages workPackages) {
    this.pages = pages;
    this.workPackages = workPackages;
  }

  /**
   * Where the form leads, and what a copy may take along.
   *
   * @param source null where nothing is copied
   */
  public record Extra(String action, @Nullable WorkPackage source, List<String> along, Set<String> wanted) {
    static final Extra NONE = new Extra("/work_packages/new", null, List.of(), Set.of());
  }

  /** What somebody entered, what it would become, and whether they are told what is wrong with it. */
  record Entered(Proposal<WorkPackage> proposal, Typed typed, boolean tellProblems, Extra extra) {}

  Answer show(Request request, Asking asking, Entered entered) {
    var proposal = entered.proposal;
    var wp = proposal.proposed();
    var page = page(request, asking, wp, entered.extra);
    var names = new ArrayList<>(List.of("project", "type"));
    Saving.names(new Facts(workPackages, asking, page.formats()), wp).stream().filter(name -> !names.contains(name)).forEach(names::add);
    var controls = new Controls(workPackages, asking).of(names, proposal.candidate(), entered.typed, entered.tellProblems ? proposal.violations() : List.of());
    var parameters = new HashMap<String, Object>();
    parameters.put("controls", controls);
    parameters.put("others", entered.tellProblems ? Saving.others(proposal, names, asking) : List.of());
    parameters.put("extra", entered.extra);
    return pages.show(page, CreateForm.class, "create", parameters);
  }

  private Page page(Request request, Asking asking, WorkPackage wp, Extra extra) {
    var title = extra.source == null ? asking.say("fullview.new_title") : asking.say("fullview.copy_title", extra.source.id());
    @Nullable Project project = wp.projectId() == 0 ? null : workPackages.neighbours().projects().find(wp.projectId()).orElse(null);
    return project == null ? pages.page(request, title) : pages.page(request, title, new Navigation.Where(project.id(), project.identifier(), project.name()));
  }
}
