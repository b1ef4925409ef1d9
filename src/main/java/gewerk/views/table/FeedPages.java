package gewerk.views.table;

import java.util.List;
import java.util.Optional;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Sort;
import gewerk.platform.settings.Settings;
import gewerk.views.exports.Feed;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** A list as a feed: those of its work packages that changed last. Its address is that of the list, with an ending. */
final class FeedPages {
  private static final String ENDING = ".atom";
  private static final int MOST = 50;

  private final WorkPackages workPackages;
  private final ViewReader views;
  private final Settings settings;

  FeedPages(Pages pages, WorkPackages workPackages, ViewReader views, Settings settings) {
    this.workPackages = workPackages;
    this.views = views;
    this.settings = settings;
    pages.get("/work_packages" + ENDING, this::feed).get("/projects/{identifier:text}/work_packages" + ENDING, this::feed);
  }

  private Answer feed(Request request, Asking asking) {
    var path = request.path().substring(0, request.path().length() - ENDING.length());
    var view = views.read(path, request.query(), asking);
    boolean unknown = path.startsWith("/projects/") && view.project() == null || Address.asksForSaved(request.query()) && view.saved() == null;
    if (unknown || !settings.truth("feeds_enabled")) {
      throw Refusal.notFound();
    }
    boolean allowed = view.project() == null ? asking.viewer().mayAnywhere("view_work_packages") : asking.viewer().may("view_work_packages", view.project().id());
    if (!allowed) {
      throw Refusal.forbidden();
    }
    var rows = rows(view, asking);
    asking.loaded().load(workPackages.neighbours().principals(), rows.stream().map(WorkPackage::authorId).distinct().toList());
    var title = Optional.ofNullable(view.project()).map(project -> project.name() + ": ").orElse("") + (view.saved() == null ? asking.say("exports.list") : view.saved().name());
    var query = request.query().isEmpty() ? "" : "?" + request.rawQuery();
    return new Feed(title, asking.origin() + path + query, rows.stream().map(wp -> entry(wp, asking)).toList()).answer();
  }

  private List<WorkPackage> rows(View view, Asking asking) {
    var newest = new Sort.Use(workPackages.declaration().sort("updatedAt").orElseThrow(), true);
    return workPackages.page(Listing.of(ContentMaker.listing(workPackages, view).filters(), List.of(newest), 1, MOST), asking).rows();
  }

  private Feed.Entry entry(WorkPackage wp, Asking asking) {
    var neighbours = workPackages.neighbours();
    var author = asking.loaded().find(neighbours.principals(), wp.authorId()).map(found -> found.name()).orElseGet(() -> asking.say("fullview.somebody"));
    var title = neighbours.types().find(wp.typeId()).orElseThrow().name() + " #" + wp.id() + " (" + neighbours.statuses().find(wp.statusId()).orElseThrow().name() + "): " + wp.subject();
    return new Feed.Entry(title, asking.origin() + "/work_packages/" + wp.id(), wp.updatedAt(), author, asking.texts().markdown(wp.description(), asking.viewer()));
  }
}
