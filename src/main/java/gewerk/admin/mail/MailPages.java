package gewerk.admin.mail;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import gewerk.people.users.Users;
import gewerk.platform.Platform;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.limits.RateLimits;
import gewerk.platform.mail.MailTrouble;
import gewerk.platform.mail.Mails;
import gewerk.platform.mail.Receiver;
import gewerk.platform.mail.Waiting;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.settings.SettingsScreen;
import gewerk.platform.pages.web.Navigation.Section;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;

/** The mail server's settings, a test mail, and the mails that have not been sent. */
public final class MailPages {
  private static final String SETTINGS = "/admin/settings/mail";
  private static final String PATH = "/admin/mail";
  private static final int MOST = 200;

  private final Pages pages;
  private final Mails mails;
  private final Users users;
  private final RateLimits.Limit tests;

  /** A row of the table. */
  public record Line(long id, String subject, String address, String created, String state, String error, boolean failed) {}

  /** What holds at the moment. */
  public record State(boolean configured, boolean publicUrl, String url, long failed, long waiting) {}

  public MailPages(Platform platform, Pages pages, Mails mails, Users users, RateLimits limits) {
    this.pages = pages;
    this.mails = mails;
    this.users = users;
    tests = limits.limit("test_mail", 10, Duration.ofMinutes(10));
    new SettingsScreen(platform, pages, SETTINGS, "adminMail.settings")
        .group("adminMail.sending", "email_delivery_method", "mail_from")
        .group("adminMail.server", "smtp_address", "smtp_port", "smtp_domain", "smtp_timeout")
        .group("adminMail.account", "smtp_authentication", "smtp_user_name", "smtp_password")
        .group("adminMail.safety", "smtp_enable_starttls_auto", "smtp_ssl", "smtp_openssl_verify_mode", "smtp_authorities")
        .in(Section.SYSTEM);
    pages.get(PATH, this::show).post(PATH + "/test", this::test).post(PATH + "/{id}/again", this::again).post(PATH + "/{id}/discard", this::discard);
    pages.navigation().administers(Section.SYSTEM, "adminMail.outgoing", PATH, viewer -> viewer.isAdmin());
  }

  private Answer show(Request request, Asking asking) {
    check(asking);
    var page = pages.page(request, asking.say("adminMail.outgoing"));
    List<Line> lines = mails.waiting(MOST).stream().map(waiting -> line(waiting, page)).toList();
    var state = new State(mails.isConfigured(), mails.hasPublicUrl(), mails.url(), mails.numberOfFailed(), mails.numberOfWaiting());
    return pages.show(page, MailPages.class, "mail", Map.of("lines", lines, "state", state));
  }

  /** Goes to whoever asks for it, at once, so that what the server says can be shown. */
  private Answer test(Request request, Asking asking) {
    check(asking);
    var address = users.find(asking.viewer().id()).map(user -> user.email()).orElse(null);
    if (address == null || !mails.isConfigured()) {
      return Pages.seeOther(PATH, Notice.bad(asking.say(address == null ? "adminMail.no_address" : "adminMail.not_configured")));
    }
    if (!tests.take(request.remoteAddress())) {
      return Pages.seeOther(PATH, Notice.bad(asking.say("sessions.too_many")));
    }
    try {
      mails.sendNow(mails.letter(new Receiver(asking.viewer().name(), address, asking.viewer().locale()), "adminMail.test_subject").says("adminMail.test_text").mail("test"));
      return Pages.seeOther(PATH, Notice.good(asking.say("adminMail.test_sent", address)));
    } catch (MailTrouble e) {
      return Pages.seeOther(PATH, Notice.bad(asking.say("adminMail.test_failed", asking.say(e.reason()), asking.say("mail.trouble.words", e.words()))));
    }
  }

  private Answer again(Request request, Asking asking) {
    check(asking);
    return done(mails.again(request.id("id")), asking.say("adminMail.again_done"));
  }

  private Answer discard(Request request, Asking asking) {
    check(asking);
    return done(mails.discard(request.id("id")), asking.say("adminMail.discarded"));
  }

  private static Answer done(boolean found, String text) {
    if (!found) {
      throw Refusal.notFound();
    }
    return Pages.seeOther(PATH, Notice.good(text));
  }

  private static Line line(Waiting waiting, Page page) {
    var formats = page.formats();
    var state = waiting.failedAt() != null ? page.say("adminMail.given_up", formats.dateTime(waiting.failedAt()))
        : waiting.attempts() == 0 ? page.say("adminMail.waits") : page.count("adminMail.tried", waiting.attempts(), formats.dateTime(waiting.dueAt()));
    return new Line(waiting.id(), waiting.what().subject(), waiting.what().address(), formats.dateTime(waiting.createdAt()), state, waiting.error(), waiting.failedAt() != null);
  }

  private static void check(Asking asking) {
    if (!asking.viewer().isAdmin()) {
      throw Refusal.forbidden();
    }
  }
}
