package gewerk.people.accounts;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gewerk.people.accounts.DoorForm.Line;
import gewerk.people.accounts.DoorForm.Sent;
import gewerk.people.accounts.Proof.Kind;
import gewerk.people.principals.User;
import gewerk.people.sessions.Entrance;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Request;
import gewerk.platform.limits.RateLimits;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;

/** Where the links of invitations and registrations lead. Opening one changes nothing: programs that look through mails open them too. */
public final class ActivationPages {
  private static final String AGAIN = AccountLinks.ACTIVATE + "/again";

  private final Pages pages;
  private final Accounts accounts;
  private final Entrance entrance;
  private final RateLimits.Limit attempts;

  public ActivationPages(Pages pages, Accounts accounts, Entrance entrance, RateLimits limits) {
    this.pages = pages;
    this.accounts = accounts;
    this.entrance = entrance;
    attempts = limits.limit("activate", 60, Duration.ofMinutes(60));
    pages.get(AccountLinks.ACTIVATE, (request, asking) -> form(request, asking, request.query("token").orElse(""), List.of()))
        .post(AccountLinks.ACTIVATE, this::activate).post(AGAIN, this::again);
  }

  private Answer activate(Request request, Asking asking) {
    var token = request.form("token").orElse("");
    var proof = accounts.good(token).filter(found -> found.kind() != Kind.RECOVERY);
    if (proof.isEmpty() || !attempts.take(request.remoteAddress())) {
      return form(request, asking, token, List.of());
    }
    var sent = new HashMap<String, Object>();
    boolean invited = proof.get().kind() == Kind.INVITATION;
    var different = invited && accounts.passwords().isPossible() ? DoorForm.notTheSame(request) : List.<Violation>of();
    if (invited) {
      List.of("firstName", "lastName").forEach(name -> sent.put(name, request.form(name).orElse("")));
    }
    if (invited && accounts.passwords().isPossible()) {
      sent.put("password", request.form("password").orElse(""));
    }
    var wrong = different.isEmpty() ? accounts.activate(asking, token, sent) : different;
    return wrong.isEmpty() ? entrance.admit(request, new Entrance.Arriving(proof.get().userId(), false, "/")) : form(request, asking, token, wrong).withStatus(422);
  }

  /** Whoever has an old link gets a new one, by mail only. */
  private Answer again(Request request, Asking asking) {
    if (attempts.take(request.remoteAddress())) {
      accounts.find(request.form("token").orElse("")).ifPresent(proof -> accounts.remind(proof.userId()));
    }
    return said(request, asking, asking.say("joining.sent_again"));
  }

  private Answer form(Request request, Asking asking, String token, List<Violation> wrong) {
    var found = accounts.find(token).filter(proof -> proof.kind() != Kind.RECOVERY);
    var user = found.flatMap(proof -> accounts.user(proof.userId()));
    if (found.isEmpty() || user.isEmpty()) {
      return said(request, asking, asking.say("joining.link_void")).withStatus(422);
    }
    if (accounts.good(token).isEmpty()) {
      return show(request, asking, new DoorForm(asking.say("joining.link_expired"), AGAIN, Map.of("token", token), List.of(), asking.say("joining.send_again"), List.of()))
          .withStatus(422);
    }
    var sent = new Sent(request, asking, wrong);
    var lines = found.get().kind() == Kind.INVITATION ? invited(sent, user.get()) : List.<Line>of();
    var text = asking.say(found.get().kind() == Kind.INVITATION ? "joining.invited_text" : "joining.activate_text", user.get().login());
    return show(request, asking, new DoorForm(text, AccountLinks.ACTIVATE, Map.of("token", token), lines, asking.say("joining.activate_now"), sent.problems(lines)));
  }

  /** Who was invited by an address alone has a made-up name: both its parts are asked for. */
  private List<Line> invited(Sent sent, User user) {
    boolean made = user.lastName().startsWith("@");
    var names = List.of(sent.line("firstName", "text", "given-name", made ? "" : user.firstName()), sent.line("lastName", "text", "family-name", made ? "" : user.lastName()));
    return accounts.passwords().isPossible() ? DoorForm.all(names, sent.password(accounts.passwords().demands().shortest())) : names;
  }

  private Answer said(Request request, Asking asking, String text) {
    return show(request, asking, new DoorForm(text, "", Map.of(), List.of(), "", List.of()));
  }

  private Answer show(Request request, Asking asking, DoorForm form) {
    return pages.show(pages.bare(request, asking.say("joining.activate")), ActivationPages.class, "door", Map.of("form", form)).with("Cache-Control", "no-store");
  }
}
