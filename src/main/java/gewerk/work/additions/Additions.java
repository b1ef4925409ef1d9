package gewerk.work.additions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import gewerk.platform.access.Viewer;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Page;
import gewerk.platform.resource.Asking;
import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/**
 * What features add to the pages of a work package: its tabs, and what a copy takes along. The pages know of no contributor; contributors
 * know of no page. Open this first.
 */
public final class Additions {
  /** A tab whose content differs from what it usually shows: a form with what is wrong with it. */
  public record Shown(WorkPackage wp, Tab tab, Function<Page, String> html) {}

  /** The page that tabs stand in. */
  @FunctionalInterface
  public interface Host {
    Answer show(Request request, Asking asking, Shown shown);
  }

  private final List<Tab> tabs = new CopyOnWriteArrayList<>();
  private final List<TakenAlong> along = new CopyOnWriteArrayList<>();
  private @Nullable Host host;

  /** Tabs stand in the order in which they are added. */
  public Additions add(Tab tab) {
    tabs.add(tab);
    return this;
  }

  public Additions add(TakenAlong taken) {
    along.add(taken);
    return this;
  }

  public void hostedBy(Host page) {
    host = page;
  }

  public List<Tab> tabs(WorkPackage wp, Viewer viewer) {
    return tabs.stream().filter(tab -> tab.isShown(wp, viewer)).toList();
  }

  /** The tabs that somebody should find without looking for them, with the icons of their buttons. */
  public Map<Tab, String> buttons(WorkPackage wp, Viewer viewer) {
    var buttons = new LinkedHashMap<Tab, String>();
    tabs(wp, viewer).forEach(tab -> {
      var icon = tab.button(wp, viewer);
      if (icon != null) {
        buttons.put(tab, icon);
      }
    });
    return buttons;
  }

  public List<TakenAlong> along(WorkPackage from, Asking asking) {
    return along.stream().filter(taken -> taken.isOffered(from, asking)).toList();
  }

  /** The page with this tab, for a form that has to be shown again. */
  public Answer show(Request request, Asking asking, Shown shown) {
    if (host == null) {
      throw new IllegalStateException("No page shows tabs yet");
    }
    return host.show(request, asking, shown);
  }
}
