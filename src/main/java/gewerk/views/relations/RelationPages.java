package gewerk.views.relations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Templates;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Written;
import gewerk.views.relations.RelationsTab.Content;
import gewerk.views.undo.Reverting;
import gewerk.views.undo.Undos;
import gewerk.work.additions.Additions;
import gewerk.work.additions.Additions.Shown;
import gewerk.work.relations.Relation;
import gewerk.work.relations.Relations;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** Ties work packages to each other, says first what that moves, and unties them. Open this first. */
public final class RelationPages {
  /** What it stands on. */
  public record Sources(WorkPackages workPackages, Relations relations, Additions additions, Undos undos, Reverting reverting) {}

  private static final String TAB = "/work_packages/{id}/relations";
  private static final String WAY = "relation";
  private static final int LONGEST_LAG = 5;

  private final Sources sources;
  private final WorkPackages workPackages;
  private final Relations relations;
  private final RelationsTab tab;
  private final Candidates candidates;
  private final Hierarchy hierarchy;

  public RelationPages(Pages pages, Sources sources) {
    this.sources = sources;
    workPackages = sources.workPackages;
    relations = sources.relations;
    tab = new RelationsTab(workPackages, relations);
    candidates = new Candidates(workPackages);
    hierarchy = new Hierarchy(workPackages, sources.reverting);
    sources.additions.add(tab);
    sources.undos.way(WAY, this::tieAgain);
    pages.get(TAB + "/candidates", this::candidates)
        .post(TAB, this::add)
        .post(TAB + "/{relation}/change", this::change)
        .post(TAB + "/{relation}/remove", this::remove)
        .post(TAB + "/parent/remove", (request, asking) -> again(request, hierarchy.release(found(request, asking), asking)))
        .post(TAB + "/child/{child}/remove", (request, asking) -> again(request,
            hierarchy.release(workPackages.find(request.id("child"), asking.viewer()).filter(child -> isChild(child, request)).orElseThrow(Refusal::notFound), asking)));
  }

  private static boolean isChild(WorkPackage child, Request request) {
    return child.parentId() != null && child.parentId() == request.id("id");
  }

  private Answer candidates(Request request, Asking asking) {
    var wp = found(request, asking);
    var choices = candidates.like(request.query("q").orElse(""), wp, asking);
    return Answer.html(Templates.render("gewerk/platform/pages/forms/options.jte", Map.of("choices", choices)));
  }

  private Answer add(Request request, Asking asking) {
    var wp = found(request, asking);
    if (tab.types(wp, asking).isEmpty()) {
      throw Refusal.forbidden();
    }
    var entered = Entered.of(request);
    var fitting = candidates.meant(entered.to(), wp, asking);
    if (fitting.size() != 1) {
      return wrong(request, asking, wp, entered.fitting(fitting).wrong(asking.say(fitting.isEmpty() ? "relations.nothing_fits" : "relations.several_fit")));
    }
    if (!entered.lag().matches("-?\\d{0," + LONGEST_LAG + "}")) {
      return wrong(request, asking, wp, entered.wrong(asking.say("relations.no_lag")));
    }
    try {
      long other = Long.parseLong(fitting.getFirst().value());
      return RelationsTab.HIERARCHY.contains(entered.type()) ? again(request, hierarchy.tie(entered.type(), wp, other, asking)) : tie(request, asking, new Wish(wp, other, entered));
    } catch (Refusal refusal) {
      return wrong(request, asking, wp, entered.wrong(told(refusal, asking)));
    }
  }

  /** A new relation, as far as it is understood. */
  private record Wish(WorkPackage wp, long other, Entered entered) {
    Written written() {
      var values = new LinkedHashMap<String, @Nullable Object>();
      values.put("type", entered.type());
      values.put("to", other);
      values.put("lag", entered.lag().isEmpty() ? null : Integer.valueOf(entered.lag()));
      values.put("description", entered.description());
      return Written.of(values);
    }

    boolean orders() {
      return entered.type().equals("follows") || entered.type().equals("precedes");
    }
  }

  /** What it moves is told before it is done. */
  private Answer tie(Request request, Asking asking, Wish wish) {
    boolean confirmed = request.form("confirmed").isPresent();
    if (wish.orders() && !confirmed) {
      var effects = relations.effects(wish.wp, wish.written(), asking);
      if (!effects.isEmpty()) {
        return wrong(request, asking, wish.wp, wish.entered.moving(effects));
      }
    }
    relations.create(wish.wp, wish.written(), true, asking);
    return again(request, Notice.good(asking.say("relations.added")));
  }

  private Answer change(Request request, Asking asking) {
    var relation = relation(request, asking);
    var lag = request.form("lag").orElse("").strip();
    if (!lag.matches("-?\\d{0," + LONGEST_LAG + "}") || lag.equals("-")) {
      return again(request, Notice.bad(asking.say("relations.no_lag")));
    }
    var written = Written.of(Map.of("description", request.form("description").orElse("").strip()));
    try {
      relations.update(relation, relation.isFollows() ? written.with("lag", lag.isEmpty() ? null : Integer.valueOf(lag)) : written, true, asking);
    } catch (Refusal refusal) {
      return again(request, Notice.bad(told(refusal, asking)));
    }
    return again(request, Notice.good(asking.say("relations.changed")));
  }

  private Answer remove(Request request, Asking asking) {
    var relation = relation(request, asking);
    var successor = workPackages.find(relation.fromId(), asking.viewer()).orElseThrow(Refusal::notFound);
    relations.delete(relation, asking);
    var notice = Notice.good(asking.say("relations.removed"));
    return again(request, RelationsTab.isUndone(relation, successor) ? sources.undos.offer(notice, WAY, remembered(relation), asking) : notice);
  }

  private static Map<String, Object> remembered(Relation relation) {
    var remembered = new LinkedHashMap<String, Object>();
    remembered.put("from", relation.fromId());
    remembered.put("to", relation.toId());
    remembered.put("type", relation.type().key());
    remembered.put("lag", relation.lag() == null ? "" : relation.lag());
    remembered.put("description", relation.description() == null ? "" : relation.description());
    return remembered;
  }

  private Notice tieAgain(Map<String, Object> remembered, Asking asking) {
    var wp = workPackages.find(((Number) remembered.get("from")).longValue(), asking.viewer()).orElseThrow(Refusal::notFound);
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("type", remembered.get("type"));
    values.put("to", ((Number) remembered.get("to")).longValue());
    values.put("lag", remembered.get("lag") instanceof Number lag ? Integer.valueOf(lag.intValue()) : null);
    values.put("description", remembered.get("description"));
    relations.create(wp, Written.of(values), true, asking);
    return Notice.good(asking.say("undo.done"));
  }

  private Answer wrong(Request request, Asking asking, WorkPackage wp, Entered entered) {
    return sources.additions.show(request, asking, new Shown(wp, tab, page -> tab.html(request, page, new Content(wp, entered), asking))).withStatus(422);
  }

  private static String told(Refusal refusal, Asking asking) {
    var parts = refusal.parts().isEmpty() ? List.of(refusal) : refusal.parts();
    return String.join(" ", parts.stream().map(part -> asking.say(part.reason())).distinct().toList());
  }

  private static Answer again(Request request, Notice notice) {
    return Pages.again(request, "/work_packages/" + request.id("id") + "/relations", notice);
  }

  /** One in which the work package of the address takes part. */
  private Relation relation(Request request, Asking asking) {
    long id = request.id("id");
    return relations.find(request.id("relation"), asking.viewer()).filter(relation -> relation.fromId() == id || relation.toId() == id).orElseThrow(Refusal::notFound);
  }

  private WorkPackage found(Request request, Asking asking) {
    return workPackages.find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound);
  }
}
