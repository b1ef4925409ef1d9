package gewerk.views.shares;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.people.principals.Principal;
import gewerk.people.users.Users;
import gewerk.platform.database.Database;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Ids;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Templates;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import gewerk.views.shares.SharesTab.Content;
import gewerk.views.undo.Undos;
import gewerk.work.additions.Additions;
import gewerk.work.additions.Additions.Shown;
import gewerk.work.shares.Right;
import gewerk.work.shares.Share;
import gewerk.work.shares.ShareRules;
import gewerk.work.shares.Shares;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** Shares a work package with people and groups, also with somebody who is invited for it, and takes that back. Open this first. */
public final class SharePages {
  private static final String TAB = "/work_packages/{id}/shares";
  private static final String WAY = "share";

  private final Sources sources;
  private final SharesTab tab;

  /** What it stands on. */
  public record Sources(WorkPackages workPackages, Shares shares, Users users, Additions additions, Undos undos, Database database) {}

  public SharePages(Pages pages, Sources sources) {
    this.sources = sources;
    tab = new SharesTab(sources.shares, sources.users.principals());
    sources.additions.add(tab);
    sources.undos.way(WAY, this::giveAgain);
    pages.post(TAB, this::give).get(TAB + "/candidates", this::candidates).post(TAB + "/{share}", this::change).post(TAB + "/{share}/remove", this::remove);
  }

  /** What a combobox offers while one types. */
  private Answer candidates(Request request, Asking asking) {
    var wp = found(request, asking);
    if (!ShareRules.mayShare(wp, asking.viewer())) {
      throw Refusal.forbidden();
    }
    var choices = tab.offered(wp, request.query("q").orElse("").strip(), asking);
    return Answer.html(Templates.render("gewerk/platform/pages/forms/options.jte", Map.of("choices", choices)));
  }

  private Answer give(Request request, Asking asking) {
    var wp = found(request, asking);
    var filled = new Filled(request.form("principal").orElse(""), request.form("email").orElse("").strip(), right(request), List.of());
    if (!filled.email().isEmpty() && Users.mayCreate(asking.viewer())) {
      return invite(request, asking, wp, filled);
    }
    var chosen = Ids.read(filled.principal()).orElse(null);
    var wrong = sources.shares.changes().judge(wp, chosen, asking);
    if (chosen == null || !wrong.isEmpty()) {
      return wrong(request, asking, wp, filled.wrong(wrong));
    }
    sources.shares.changes().give(wp, chosen, filled.right(), asking);
    return again(request, Notice.good(asking.say("shares.given", name(chosen))));
  }

  /** Whoever has the address gets the work package; where nobody has, somebody is invited. */
  private Answer invite(Request request, Asking asking, WorkPackage wp, Filled filled) {
    var known = sources.shares.byEmail(filled.email(), asking.viewer());
    if (known.isPresent()) {
      var wrong = sources.shares.changes().judge(wp, known.get().id(), asking);
      if (!wrong.isEmpty()) {
        return wrong(request, asking, wp, filled.wrong(wrong.stream().map(violation -> Violation.sentence("email", violation.text().key())).toList()));
      }
      sources.shares.changes().give(wp, known.get().id(), filled.right(), asking);
      return again(request, Notice.good(asking.say("shares.given", known.get().name())));
    }
    return inviteSomebodyNew(request, asking, wp, filled);
  }

  private Answer inviteSomebodyNew(Request request, Asking asking, WorkPackage wp, Filled filled) {
    if (!ShareRules.mayShare(wp, asking.viewer())) {
      throw Refusal.forbidden();
    }
    var proposal = sources.users.changing().propose(asking, null, Written.nothing().with("email", filled.email()).with("status", "invited"));
    if (!proposal.isValid()) {
      return wrong(request, asking, wp, filled.wrong(List.of(Violation.sentence("email", "shares.email_wrong"))));
    }
    var saved = sources.database.transaction(() -> {
      var invited = sources.users.changing().save(asking, proposal);
      sources.shares.changes().give(wp, invited.id(), filled.right(), asking);
      return invited;
    });
    return again(request, Notice.good(asking.say("shares.invited", saved.name())));
  }

  private Answer change(Request request, Asking asking) {
    var wp = found(request, asking);
    var share = share(request, asking, wp);
    sources.shares.changes().change(share, wp, Right.of(request.form("right").orElse("")).orElseThrow(Refusal::notFound), asking);
    return again(request, Notice.good(asking.say("shares.changed", share.principalName())));
  }

  private Answer remove(Request request, Asking asking) {
    var wp = found(request, asking);
    var share = share(request, asking, wp);
    var right = sources.shares.right(share);
    sources.shares.changes().remove(share, wp, asking);
    var notice = Notice.good(asking.say("shares.removed", share.principalName()));
    return again(request, right.isEmpty() ? notice : sources.undos.offer(notice, WAY,
        Map.of("workPackage", wp.id(), "principal", share.principalId(), "right", right.get().word()), asking));
  }

  private Notice giveAgain(Map<String, Object> remembered, Asking asking) {
    var wp = sources.workPackages.find(((Number) remembered.get("workPackage")).longValue(), asking.viewer()).orElseThrow(Refusal::notFound);
    long principal = ((Number) remembered.get("principal")).longValue();
    var wrong = sources.shares.changes().judge(wp, principal, asking);
    if (!wrong.isEmpty()) {
      throw Refusal.invalid("PropertyConstraintViolation", "principal", wrong.getFirst().text());
    }
    sources.shares.changes().give(wp, principal, Right.of(String.valueOf(remembered.get("right"))).orElse(Right.VIEW), asking);
    return Notice.good(asking.say("undo.done"));
  }

  private Answer wrong(Request request, Asking asking, WorkPackage wp, Filled filled) {
    return sources.additions.show(request, asking, new Shown(wp, tab, page -> tab.html(request, page, new Content(wp, filled), asking))).withStatus(422);
  }

  /** Who may not know with whom it is shared is told of no share. */
  private Share share(Request request, Asking asking, WorkPackage wp) {
    return Optional.of(wp).filter(one -> ShareRules.maySee(one, asking.viewer())).flatMap(one -> sources.shares.find(request.id("share"), one))
        .orElseThrow(Refusal::notFound);
  }

  private String name(long principal) {
    return sources.users.principals().find(principal).map(Principal::name).orElse("");
  }

  private static Right right(Request request) {
    return Right.of(request.form("right").orElse("")).orElse(Right.VIEW);
  }

  private static Answer again(Request request, Notice notice) {
    return Pages.again(request, "/work_packages/" + request.id("id") + "/shares", notice);
  }

  private WorkPackage found(Request request, Asking asking) {
    return sources.workPackages.find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound);
  }
}
