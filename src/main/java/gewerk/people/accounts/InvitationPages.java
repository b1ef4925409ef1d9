package gewerk.people.accounts;

import java.util.List;
import java.util.Map;

import gewerk.people.accounts.AccountStore.Awaited;
import gewerk.platform.access.Viewer;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.mail.Mails;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.web.Navigation.Section;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;

/** Whom we wait for: people who were invited or have registered, with a link for each that can be sent or shown again. */
public final class InvitationPages {
  private static final String PATH = "/admin/invitations";
  private static final int MOST = 500;

  private final Pages pages;
  private final Accounts accounts;
  private final Mails mails;

  /** A row of the table. */
  public record Line(long id, String name, String email, String status, String until, boolean approvable) {}

  public InvitationPages(Pages pages, Accounts accounts, Mails mails) {
    this.pages = pages;
    this.accounts = accounts;
    this.mails = mails;
    pages.get(PATH, (request, asking) -> show(request, asking, "")).post(PATH + "/{id}/send", this::send).post(PATH + "/{id}/link", this::link)
        .post(PATH + "/{id}/approve", this::approve);
    pages.navigation().administers(Section.PEOPLE, "joining.invitations", PATH, InvitationPages::mayOpen);
  }

  private Answer send(Request request, Asking asking) {
    check(asking);
    if (!accounts.remind(request.id("id"))) {
      throw Refusal.notFound();
    }
    return Pages.seeOther(PATH, mails.isConfigured() ? Notice.good(asking.say("joining.invitation_sent")) : Notice.bad(asking.say("joining.invitation_waits")));
  }

  /** Shown once: it is stored as a hash. */
  private Answer link(Request request, Asking asking) {
    check(asking);
    if (!AccountRules.maySeeLinks(asking.viewer())) {
      throw Refusal.forbidden();
    }
    return show(request, asking, (mails.hasPublicUrl() ? mails.url() : asking.origin()) + accounts.link(request.id("id")).orElseThrow(Refusal::notFound));
  }

  private Answer approve(Request request, Asking asking) {
    if (!AccountRules.mayApprove(asking.viewer())) {
      throw Refusal.forbidden();
    }
    if (!accounts.approve(asking, request.id("id"))) {
      throw Refusal.notFound();
    }
    return Pages.seeOther(PATH, Notice.good(asking.say("joining.approved")));
  }

  private Answer show(Request request, Asking asking, String link) {
    check(asking);
    var page = pages.page(request, asking.say("joining.invitations"));
    List<Line> lines = accounts.awaited(MOST).stream().map(awaited -> line(awaited, page, AccountRules.mayApprove(asking.viewer()))).toList();
    return pages.show(page, InvitationPages.class, "invitations", Map.of("lines", lines, "link", link, "mail", mails.isConfigured(),
        "links", AccountRules.maySeeLinks(asking.viewer()))).with("Cache-Control", "no-store");
  }

  private static Line line(Awaited awaited, Page page, boolean mayApprove) {
    var until = awaited.until();
    var text = until == null ? page.say("joining.no_link") : until.isAfter(java.time.Instant.now()) ? page.formats().dateTime(until) : page.say("joining.expired");
    return new Line(awaited.id(), awaited.name(), awaited.email(), page.say("joining.status." + awaited.status()), text,
        mayApprove && awaited.status().equals("registered"));
  }

  private static boolean mayOpen(Viewer viewer) {
    return AccountRules.mayInvite(viewer) || AccountRules.mayApprove(viewer);
  }

  private static void check(Asking asking) {
    if (!mayOpen(asking.viewer())) {
      throw Refusal.forbidden();
    }
  }
}
