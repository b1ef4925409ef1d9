package gewerk.views.table;

import java.util.Map;
import java.util.Optional;

import gewerk.platform.access.Viewer;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.web.Navigation;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.projects.projects.Project;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** The list of work packages, of one project or of all, with one of them beside it. */
final class TablePages {
  static final String SPLIT = "split";

  private final Pages pages;
  private final WorkPackages workPackages;
  private final ViewReader views;
  private final WorkPackageTable.Sources sources;

  TablePages(Pages pages, WorkPackages workPackages, ViewReader views, WorkPackageTable.Sources sources) {
    this.sources = sources;
    this.pages = pages;
    this.workPackages = workPackages;
    this.views = views;
    pages.get("/work_packages", this::list).get("/projects/{identifier:text}/work_packages", this::list);
    pages.navigation().everywhere("table.title", "list", "/work_packages", "g w", viewer -> viewer.mayAnywhere("view_work_packages"));
    pages.navigation().inProjects("table.title", "list", where -> "/projects/" + where.identifier() + "/work_packages", "g w",
        (where, viewer) -> viewer.may("view_work_packages", where.id()));
  }

  private Answer list(Request request, Asking asking) {
    var view = views.read(request.path(), request.query(), asking);
    boolean inProject = request.path().startsWith("/projects/");
    if (inProject && view.project() == null) {
      throw Refusal.notFound();
    }
    if (Address.asksForSaved(request.query()) && view.saved() == null) {
      return views.home(view, request.query(), asking.viewer()).map(Answer::seeOther).orElseThrow(Refusal::notFound);
    }
    if (!maySee(view.project(), asking.viewer())) {
      throw Refusal.forbidden();
    }
    var page = page(pages, request, view);
    var cells = new Cells(workPackages.neighbours(), asking, page.formats());
    var content = new ContentMaker(workPackages, view, asking, cells).content();
    var split = new SplitMaker(workPackages, asking, cells, new SplitMaker.Around(request, page, sources)).of(view, content);
    var toolbar = Toolbar.of(view, workPackages.declaration(), asking);
    var screen = new Screen(page, view, content, toolbar, split.orElse(null), mayAdd(view.project(), asking.viewer()));
    boolean alone = request.header("Turbo-Frame").filter(SPLIT::equals).isPresent();
    return pages.show(page, TablePages.class, alone ? "split-alone" : "table", Map.of("screen", screen));
  }

  private static boolean maySee(@Nullable Project project, Viewer viewer) {
    return project == null ? viewer.mayAnywhere("view_work_packages") : viewer.may("view_work_packages", project.id());
  }

  private static boolean mayAdd(@Nullable Project project, Viewer viewer) {
    return project != null && viewer.may("add_work_packages", project.id());
  }

  static Page page(Pages pages, Request request, View view) {
    var title = view.saved() == null ? pages.page(request, "").say("table.title") : view.saved().name();
    return where(view.project()).map(place -> pages.page(request, title, place)).orElseGet(() -> pages.page(request, title));
  }

  static Optional<Navigation.Where> where(@Nullable Project project) {
    return Optional.ofNullable(project).map(found -> new Navigation.Where(found.id(), found.identifier(), found.name()));
  }
}
