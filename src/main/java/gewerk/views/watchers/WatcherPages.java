package gewerk.views.watchers;

import java.util.List;
import java.util.Map;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Ids;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.views.undo.Undos;
import gewerk.work.additions.Additions;
import gewerk.work.additions.TakenAlong;
import gewerk.work.watchers.WatcherRules;
import gewerk.work.watchers.Watchers;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** Adds watchers and takes them off; a copy of a work package may take its watchers along. Open this first. */
public final class WatcherPages {
  private static final String TAB = "/work_packages/{id}/watchers";
  private static final String WAY = "watcher";

  private final WorkPackages workPackages;
  private final Watchers watchers;
  private final Undos undos;

  public WatcherPages(Pages pages, WorkPackages workPackages, Watchers watchers, Undos undos) {
    this.workPackages = workPackages;
    this.watchers = watchers;
    this.undos = undos;
    undos.way(WAY, this::addAgain);
    pages.post(TAB, this::add).post(TAB + "/{user}/remove", this::remove);
  }

  public WatcherPages addTo(Additions additions) {
    additions.add(new WatchersTab(watchers)).add(along());
    return this;
  }

  private Answer add(Request request, Asking asking) {
    var wp = found(request, asking);
    var wanted = Ids.all(request.forms("user")).stream().distinct().toList();
    if (!wanted.stream().allMatch(id -> WatcherRules.mayAdd(id, wp, asking.viewer()))) {
      throw Refusal.forbidden();
    }
    var added = wanted.stream().filter(id -> watchers.mayWatch(wp, id) && watchers.add(wp, id, asking.viewer())).toList();
    return again(request, added.isEmpty() ? Notice.bad(asking.say("watchers.nobody")) : Notice.good(asking.words().count("watchers.added", added.size())));
  }

  private Answer remove(Request request, Asking asking) {
    var wp = found(request, asking);
    long user = request.id("user");
    if (!WatcherRules.mayRemove(user, wp, asking.viewer())) {
      throw Refusal.forbidden();
    }
    if (!watchers.remove(wp, user, asking.viewer())) {
      throw Refusal.notFound();
    }
    var name = workPackages.neighbours().principals().find(user).map(found -> found.name()).orElse("");
    return again(request, undos.offer(Notice.good(asking.say("watchers.removed", name)), WAY, Map.of("workPackage", wp.id(), "user", user), asking));
  }

  private Notice addAgain(Map<String, Object> remembered, Asking asking) {
    var wp = workPackages.find(((Number) remembered.get("workPackage")).longValue(), asking.viewer()).orElseThrow(Refusal::notFound);
    long user = ((Number) remembered.get("user")).longValue();
    if (!WatcherRules.mayAdd(user, wp, asking.viewer()) || !watchers.mayWatch(wp, user)) {
      throw Refusal.forbidden();
    }
    watchers.add(wp, user, asking.viewer());
    return Notice.good(asking.say("undo.done"));
  }

  /** Whoever may see the copy too. */
  private TakenAlong along() {
    return new TakenAlong() {
      @Override
      public String name() {
        return "watchers";
      }

      @Override
      public boolean isOffered(WorkPackage from, Asking asking) {
        return WatcherRules.maySeeWatchers(from, asking.viewer()) && !watchers.of(from.id()).isEmpty();
      }

      @Override
      public void take(WorkPackage from, WorkPackage to, Asking asking) {
        if (WatcherRules.mayAddOthers(to, asking.viewer())) {
          List<Long> all = watchers.of(from.id());
          all.stream().filter(id -> watchers.mayWatch(to, id)).forEach(id -> watchers.add(to, id, asking.viewer()));
        }
      }
    };
  }

  private static Answer again(Request request, Notice notice) {
    return Pages.again(request, "/work_packages/" + request.id("id") + "/watchers", notice);
  }

  private WorkPackage found(Request request, Asking asking) {
    return workPackages.find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound);
  }
}
