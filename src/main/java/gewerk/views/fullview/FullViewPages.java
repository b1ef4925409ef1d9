package gewerk.views.fullview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.database.Database;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.views.editing.Typed;
import gewerk.views.talk.CommentBox;
import gewerk.views.undo.Reverting;
import gewerk.work.activities.Activities;
import gewerk.work.additions.Additions;
import gewerk.work.additions.Additions.Shown;
import gewerk.work.relations.Relations;
import gewerk.work.watchers.Watchers;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** The page of one work package: overview, activity, and the tabs that others add. Open this first. */
public final class FullViewPages {
  private final Pages pages;
  private final WorkPackages workPackages;
  private final Activities activities;
  private final Watchers watchers;
  private final Additions additions;
  private final HeadMaker heads;
  private final Saving saving;

  /** What the pages show besides the work package itself. */
  public record Sources(WorkPackages workPackages, Activities activities, Watchers watchers, Relations relations, Additions additions, Reverting reverting,
      Database database) {}

  public FullViewPages(Pages pages, Sources sources) {
    this.pages = pages;
    workPackages = sources.workPackages;
    activities = sources.activities;
    watchers = sources.watchers;
    additions = sources.additions;
    saving = new Saving(pages, workPackages, sources.reverting);
    heads = new HeadMaker(workPackages, watchers, additions);
    additions.hostedBy(this::show);
    pages.get("/work_packages/{id}", this::overview)
        .get("/work_packages/{id}/activity", this::activity)
        .post("/work_packages/{id}/status", this::setStatus)
        .get("/work_packages/{id}/{tab:text}", this::tab)
        .post("/work_packages/{id}/watch", (request, asking) -> watch(request, asking, true))
        .post("/work_packages/{id}/unwatch", (request, asking) -> watch(request, asking, false));
    new EditPages(pages, workPackages, saving);
    new DeletePages(pages, workPackages);
    new DifferencePages(pages, workPackages, activities);
    new CopyPages(pages, workPackages, additions, sources.database);
    new MovePages(pages, workPackages, sources.relations);
  }

  private Answer overview(Request request, Asking asking) {
    var wp = found(workPackages, request, asking);
    var page = new Surroundings(pages, workPackages).page(request, wp, wp.subject());
    var parameters = new HashMap<String, Object>(Map.of("head", heads.of(wp, "", asking)));
    parameters.put("groups", new Facts(workPackages, asking, page.formats()).of(wp));
    parameters.put("description", wp.description().isBlank() ? "" : asking.texts().markdown(wp.description(), asking.viewer()));
    parameters.put("children", children(wp, asking));
    parameters.put("history", activities.of(wp, asking).reversed().stream().limit(6).toList());
    parameters.put("box", CommentBox.of(wp, page.frame().path(), asking.viewer()));
    return pages.show(page, FullViewPages.class, "overview", parameters);
  }

  private Answer activity(Request request, Asking asking) {
    var wp = found(workPackages, request, asking);
    boolean onlyComments = request.query("only").filter("comments"::equals).isPresent();
    boolean oldestFirst = request.query("order").filter("oldest"::equals).isPresent();
    var all = activities.of(wp, asking).stream().filter(entry -> !onlyComments || !entry.commentHtml().isEmpty()).toList();
    var parameters = new HashMap<String, Object>(Map.of("head", heads.of(wp, "activity", asking)));
    parameters.put("history", oldestFirst ? all : all.reversed());
    parameters.put("onlyComments", onlyComments);
    parameters.put("oldestFirst", oldestFirst);
    var page = new Surroundings(pages, workPackages).page(request, wp, wp.subject());
    parameters.put("box", CommentBox.of(wp, page.frame().path(), asking.viewer()));
    return pages.show(page, FullViewPages.class, "activity", parameters);
  }

  private Answer setStatus(Request request, Asking asking) {
    var wp = found(workPackages, request, asking);
    var typed = Typed.read(Map.of("status", request.forms("status"), "lockVersion", request.forms("lockVersion")), workPackages.declaration());
    return saving.change(request, asking, wp, typed);
  }

  private Answer tab(Request request, Asking asking) {
    var wp = found(workPackages, request, asking);
    var tab = additions.tabs(wp, asking.viewer()).stream().filter(each -> each.name().equals(request.text("tab"))).findFirst().orElseThrow(Refusal::notFound);
    return show(request, asking, new Shown(wp, tab, page -> tab.html(request, page, wp, asking)));
  }

  private Answer show(Request request, Asking asking, Shown shown) {
    var page = new Surroundings(pages, workPackages).page(request, shown.wp(), shown.wp().subject());
    return pages.show(page, FullViewPages.class, "tab", Map.of("head", heads.of(shown.wp(), shown.tab().name(), asking), "html", shown.html().apply(page)));
  }

  /** Whoever sees it may watch it. */
  private Answer watch(Request request, Asking asking, boolean on) {
    var wp = found(workPackages, request, asking);
    if (!asking.viewer().isLoggedIn()) {
      throw Refusal.forbidden();
    }
    if (on) {
      watchers.add(wp, asking.viewer().id(), asking.viewer());
    } else {
      watchers.remove(wp, asking.viewer().id(), asking.viewer());
    }
    return Pages.again(request, "/work_packages/" + wp.id(), Notice.good(asking.say(on ? "fullview.watching" : "fullview.not_watching", wp.subject())));
  }

  private List<Child> children(WorkPackage wp, Asking asking) {
    return workPackages.childrenOf(wp, asking.viewer()).stream().map(child -> new Child(child,
        workPackages.neighbours().types().find(child.typeId()).orElseThrow(), workPackages.neighbours().statuses().find(child.statusId()).orElseThrow())).toList();
  }

  /** A work package beneath this one. */
  public record Child(WorkPackage wp, gewerk.work.types.Type type, gewerk.work.statuses.Status status) {}

  static WorkPackage found(WorkPackages workPackages, Request request, Asking asking) {
    return workPackages.find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound);
  }
}
