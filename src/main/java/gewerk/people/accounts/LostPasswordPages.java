package gewerk.people.accounts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.people.accounts.DoorForm.Sent;
import gewerk.people.accounts.Proof.Kind;
import gewerk.people.sessions.Entrance;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.limits.RateLimits;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;

/** Somebody has lost their password: asks for their address, and, by the link in the mail, for a new one. */
public final class LostPasswordPages {
  private final Pages pages;
  private final Accounts accounts;
  private final RateLimits.Limit attempts;

  public LostPasswordPages(Pages pages, Accounts accounts, Entrance entrance, RateLimits limits) {
    this.pages = pages;
    this.accounts = accounts;
    attempts = limits.limit("lost_password", 20, Duration.ofMinutes(60));
    pages.get(AccountLinks.RECOVER, this::form).post(AccountLinks.RECOVER, this::send);
    entrance.offers(words -> accounts.recovers() ? Optional.of(Link.to(words.say("joining.lost_password"), AccountLinks.RECOVER)) : Optional.empty());
  }

  private Answer form(Request request, Asking asking) {
    open();
    var token = request.query("token").orElse("");
    return token.isEmpty() ? ask(request, asking, List.of()) : choose(request, asking, token, List.of());
  }

  private Answer send(Request request, Asking asking) {
    open();
    var token = request.form("token").orElse("");
    if (!attempts.take(request.remoteAddress())) {
      return ask(request, asking, List.of(Violation.sentence("base", "sessions.too_many"))).withStatus(429).with("Retry-After", attempts.retryAfter());
    }
    return token.isEmpty() ? wish(request, asking) : recover(request, asking, token);
  }

  /** The same answer whether somebody has the address or not. */
  private Answer wish(Request request, Asking asking) {
    var email = request.form("email").orElse("").strip();
    if (!email.matches("[^@\\s]+@[^@\\s]+") || email.length() > 256) {
      return ask(request, asking, List.of(Violation.of("email", "error.invalid"))).withStatus(422);
    }
    accounts.forgot(email);
    return show(request, asking.say("joining.lost_password"), new DoorForm(asking.say("joining.recovery_sent", email), "", Map.of(), List.of(), "", List.of()));
  }

  private Answer recover(Request request, Asking asking, String token) {
    if (!isGood(token)) {
      return choose(request, asking, token, List.of());
    }
    var different = DoorForm.notTheSame(request);
    var wrong = different.isEmpty() ? accounts.recover(token, request.form("password").orElse("")) : different;
    return wrong.isEmpty() ? Pages.seeOther("/login", Notice.good(asking.say("joining.recovered"))) : choose(request, asking, token, wrong).withStatus(422);
  }

  private Answer ask(Request request, Asking asking, List<Violation> wrong) {
    var sent = new Sent(request, asking, wrong);
    var lines = List.of(sent.line("email", "email", "email", ""));
    return show(request, asking.say("joining.lost_password"), new DoorForm(asking.say("joining.lost_password_text"), AccountLinks.RECOVER, Map.of(), lines,
        asking.say("joining.send_link"), sent.problems(lines)));
  }

  private Answer choose(Request request, Asking asking, String token, List<Violation> wrong) {
    if (!isGood(token)) {
      return show(request, asking.say("joining.lost_password"), new DoorForm(asking.say("joining.link_void"), "", Map.of(), List.of(), "", List.of())).withStatus(422);
    }
    var sent = new Sent(request, asking, wrong);
    var lines = sent.password(accounts.passwords().demands().shortest());
    return show(request, asking.say("joining.new_password"), new DoorForm(asking.say("joining.new_password_text"), AccountLinks.RECOVER, Map.of("token", token), lines,
        asking.say("sessions.save_password"), sent.problems(lines)));
  }

  private Answer show(Request request, String title, DoorForm form) {
    return pages.show(pages.bare(request, title), LostPasswordPages.class, "door", Map.of("form", form)).with("Cache-Control", "no-store");
  }

  private boolean isGood(String token) {
    return accounts.good(token).filter(proof -> proof.kind() == Kind.RECOVERY).isPresent();
  }

  private void open() {
    if (!accounts.recovers()) {
      throw Refusal.notFound();
    }
  }
}
