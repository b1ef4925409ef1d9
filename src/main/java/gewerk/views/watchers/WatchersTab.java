package gewerk.views.watchers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gewerk.people.principals.Principal;
import gewerk.platform.access.Viewer;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.Templates;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.work.additions.Tab;
import gewerk.work.watchers.WatcherRules;
import gewerk.work.watchers.Watchers;
import gewerk.work.workpackages.WorkPackage;

/** Who watches a work package, for those who may know. */
final class WatchersTab implements Tab {
  private static final int MOST_OFFERED = 60;

  private final Watchers watchers;

  WatchersTab(Watchers watchers) {
    this.watchers = watchers;
  }

  @Override
  public String name() {
    return "watchers";
  }

  @Override
  public boolean isShown(WorkPackage wp, Viewer viewer) {
    return WatcherRules.maySeeWatchers(wp, viewer);
  }

  @Override
  public Integer count(WorkPackage wp, Asking asking) {
    return watchers.count(wp);
  }

  @Override
  public String html(Request request, Page page, WorkPackage wp, Asking asking) {
    var viewer = asking.viewer();
    var letters = request.query("name").orElse("");
    boolean mayAdd = WatcherRules.mayAddOthers(wp, viewer);
    List<Principal> offered = mayAdd ? watchers.available(wp, letters, MOST_OFFERED) : List.of();
    var parameters = new HashMap<String, Object>(Map.of("page", page, "wp", wp, "watching", watchers.watching(wp), "offered", offered, "letters", letters));
    parameters.put("mayAdd", mayAdd);
    parameters.put("narrows", mayAdd && (!letters.isEmpty() || offered.size() == MOST_OFFERED));
    parameters.put("mayRemove", WatcherRules.mayRemoveOthers(wp, viewer));
    parameters.put("me", viewer.id());
    parameters.put("back", Pages.here(request, page, "/work_packages/" + wp.id() + "/watchers"));
    return Templates.text(WatchersTab.class, "watchers", parameters);
  }
}
