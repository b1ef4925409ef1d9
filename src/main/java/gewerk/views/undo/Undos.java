package gewerk.views.undo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import gewerk.platform.Platform;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.views.undo.UndoStore.Remembered;

/**
 * Takes back what somebody did a moment ago. A feature that can do so truthfully says how, once, and remembers with each change what its way
 * needs; the notice about the change offers it. It is done under the rights that the person has then. Open this first.
 */
public final class Undos {
  private static final String HOME = "/";

  /** How one kind of change is taken back; the notice tells how it went. */
  @FunctionalInterface
  public interface Way {
    Notice undo(Map<String, Object> remembered, Asking asking);
  }

  private final UndoStore store;
  private final Map<String, Way> ways = new ConcurrentHashMap<>();

  public Undos(Platform platform, Pages pages) {
    store = new UndoStore(platform.database());
    pages.post("/undo/{id:text}", this::undo);
    platform.jobs().recurring("undo-sweep", Schedules.cron("0 27 * * * *"), store::sweep);
  }

  /** @param name the same on all nodes and from version to version */
  public void way(String name, Way way) {
    if (ways.put(name, way) != null) {
      throw new IllegalArgumentException("There is already a way " + name);
    }
  }

  /**
   * The notice with its button.
   *
   * @param remembered texts, numbers, truths, lists and maps of them
   */
  public Notice offer(Notice notice, String way, Map<String, Object> remembered, Asking asking) {
    if (!asking.viewer().isLoggedIn()) {
      return notice;
    }
    return notice.undo(asking.say("pages.undo"), "/undo/" + store.insert(asking.viewer().id(), new Remembered(way, remembered)));
  }

  private Answer undo(Request request, Asking asking) {
    var remembered = store.take(request.text("id"), asking.viewer().id());
    var notice = remembered.map(found -> undone(found, asking)).orElseGet(() -> Notice.bad(asking.say("undo.too_late")));
    return Pages.again(request, HOME, notice);
  }

  private Notice undone(Remembered remembered, Asking asking) {
    var way = ways.get(remembered.way());
    try {
      return way == null ? Notice.bad(asking.say("undo.too_late")) : way.undo(remembered.what(), asking);
    } catch (Refusal refusal) {
      return Notice.bad(asking.say("undo.not_possible", asking.say(refusal.reason())));
    }
  }
}
