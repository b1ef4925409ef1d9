package gewerk.views.fullview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.Person;
import gewerk.platform.pages.Tab;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.web.Navigation;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.views.editing.Typed;
import gewerk.work.activities.Activities;
import gewerk.work.activities.Comment;
import gewerk.work.activities.HistoryEntry;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackageRights;
import gewerk.work.workpackages.WorkPackages;

/** The page of one work package: overview and activity. */
public final class FullViewPages {
  private final Pages pages;
  private final WorkPackages workPackages;
  private final Activities activities;

  public FullViewPages(Pages pages, WorkPackages workPackages, Activities activities) {
    this.pages = pages;
    this.workPackages = workPackages;
    this.activities = activities;
    pages.get("/work_packages/{id}", this::overview)
        .get("/work_packages/{id}/activity", this::activity)
        .post("/work_packages/{id}/comments", this::comment)
        .post("/work_packages/{id}/status", this::setStatus)
        .post("/work_packages/{id}/delete", this::delete);
    new EditPages(pages, workPackages);
  }

  private Answer overview(Request request, Asking asking) {
    var wp = found(workPackages, request, asking);
    var page = new Surroundings(pages, workPackages).page(request, wp, wp.subject());
    var parameters = new HashMap<String, Object>(frame(wp, "", asking));
    parameters.put("groups", new Facts(workPackages, asking, page.formats()).of(wp));
    parameters.put("description", wp.description().isBlank() ? "" : asking.texts().markdown(wp.description(), asking.viewer()));
    parameters.put("children", children(wp, asking));
    parameters.put("history", activities.of(wp, asking).reversed().stream().limit(6).toList());
    return pages.show(page, FullViewPages.class, "overview", parameters);
  }

  private Answer activity(Request request, Asking asking) {
    var wp = found(workPackages, request, asking);
    boolean onlyComments = request.query("only").filter("comments"::equals).isPresent();
    boolean oldestFirst = request.query("order").filter("oldest"::equals).isPresent();
    var all = activities.of(wp, asking).stream().filter(entry -> !onlyComments || !entry.commentHtml().isEmpty()).toList();
    var parameters = new HashMap<String, Object>(frame(wp, "activity", asking));
    parameters.put("history", oldestFirst ? all : all.reversed());
    parameters.put("onlyComments", onlyComments);
    parameters.put("oldestFirst", oldestFirst);
    return pages.show(new Surroundings(pages, workPackages).page(request, wp, wp.subject()), FullViewPages.class, "activity", parameters);
  }

  private Answer comment(Request request, Asking asking) {
    var wp = found(workPackages, request, asking);
    if (!WorkPackageRights.mayComment(wp, asking.viewer())) {
      throw Refusal.forbidden();
    }
    var text = request.form("comment").orElse("").strip();
    var back = Pages.back(request, "/work_packages/" + wp.id() + "/activity");
    if (text.isEmpty()) {
      return Pages.seeOther(back, Notice.bad(asking.say("fullview.comment_empty")));
    }
    activities.comment(wp, Comment.of(text), asking.viewer());
    return Pages.seeOther(back, Notice.good(asking.say("fullview.commented")));
  }

  private Answer setStatus(Request request, Asking asking) {
    var wp = found(workPackages, request, asking);
    var typed = Typed.read(Map.of("status", request.forms("status"), "lockVersion", request.forms("lockVersion")), workPackages.declaration());
    return new Saving(pages, workPackages).change(request, asking, wp, typed);
  }

  private Answer delete(Request request, Asking asking) {
    var wp = found(workPackages, request, asking);
    if (!WorkPackageRights.mayDelete(wp, asking.viewer())) {
      throw Refusal.forbidden();
    }
    workPackages.delete(wp, asking.viewer());
    return Pages.seeOther("/work_packages", Notice.good(asking.say("fullview.deleted", wp.subject())));
  }

  /** What stands above and beside every tab of a work package. */
  private Map<String, Object> frame(WorkPackage wp, String tab, Asking asking) {
    var neighbours = workPackages.neighbours();
    var viewer = asking.viewer();
    var parameters = new HashMap<String, Object>();
    parameters.put("wp", wp);
    parameters.put("type", neighbours.types().find(wp.typeId()).orElseThrow());
    parameters.put("status", neighbours.statuses().find(wp.statusId()).orElseThrow());
    parameters.put("steps", WorkPackageRights.mayUpdate(wp, viewer) ? steps(wp, asking) : List.of());
    parameters.put("mayEdit", WorkPackageRights.mayUpdate(wp, viewer));
    parameters.put("mayDelete", WorkPackageRights.mayDelete(wp, viewer));
    parameters.put("mayComment", WorkPackageRights.mayComment(wp, viewer));
    parameters.put("mayAddChild", viewer.may("add_work_packages", wp.projectId()));
    parameters.put("ancestors", ancestors(wp, asking));
    parameters.put("tabs", tabs(wp, tab, asking));
    return parameters;
  }

  /** The statuses that may follow. */
  private List<Choice> steps(WorkPackage wp, Asking asking) {
    var status = workPackages.declaration().attribute("status").orElseThrow();
    if (!status.isWritable(Candidate.unchanged(wp), asking.viewer())) {
      return List.of();
    }
    return new gewerk.views.editing.Controls(workPackages, asking).of(List.of("status"), Candidate.unchanged(wp), Typed.nothing(), List.of()).getFirst()
        .choices().stream().filter(choice -> !choice.value().equals(String.valueOf(wp.statusId()))).toList();
  }

  private List<Tab> tabs(WorkPackage wp, String open, Asking asking) {
    var path = "/work_packages/" + wp.id();
    return List.of(new Tab(Link.to(asking.say("fullview.overview"), path).on("1"), open.isEmpty(), null),
        new Tab(Link.to(asking.say("fullview.activity"), path + "/activity").on("2"), open.equals("activity"), null));
  }

  private List<Link> ancestors(WorkPackage wp, Asking asking) {
    return workPackages.find(wp.ancestorIds(), asking.viewer()).stream()
        .sorted(java.util.Comparator.comparingInt(ancestor -> wp.ancestorIds().indexOf(ancestor.id())))
        .map(ancestor -> Link.to("#" + ancestor.id() + " " + ancestor.subject(), "/work_packages/" + ancestor.id())).toList();
  }

  private List<Child> children(WorkPackage wp, Asking asking) {
    return workPackages.childrenOf(wp, asking.viewer()).stream().map(child -> new Child(child,
        workPackages.neighbours().types().find(child.typeId()).orElseThrow(), workPackages.neighbours().statuses().find(child.statusId()).orElseThrow())).toList();
  }

  /** A work package beneath this one. */
  public record Child(WorkPackage wp, gewerk.work.types.Type type, gewerk.work.statuses.Status status) {}

  /** Whoever wrote an entry, as pages show people. */
  public static Person author(HistoryEntry entry, Page page) {
    return entry.author() == null ? Person.named(page.say("fullview.somebody")) : new Person(entry.author().name(), "/users/" + entry.author().id(), null);
  }

  static WorkPackage found(WorkPackages workPackages, Request request, Asking asking) {
    return workPackages.find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound);
  }
}
