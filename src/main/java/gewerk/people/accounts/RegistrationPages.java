package gewerk.people.accounts;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.people.accounts.AccountRules.Registration;
import gewerk.people.accounts.Accounts.Registered;
import gewerk.people.accounts.DoorForm.Sent;
import gewerk.people.sessions.Entrance;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.limits.RateLimits;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;

/** A stranger asks for an account. */
public final class RegistrationPages {
  private static final String PATH = "/account/register";

  private final Pages pages;
  private final Accounts accounts;
  private final Entrance entrance;
  private final RateLimits.Limit attempts;

  public RegistrationPages(Pages pages, Accounts accounts, Entrance entrance, RateLimits limits) {
    this.pages = pages;
    this.accounts = accounts;
    this.entrance = entrance;
    attempts = limits.limit("register", 20, Duration.ofMinutes(60));
    pages.get(PATH, (request, asking) -> form(request, asking, List.of())).post(PATH, this::register);
    entrance.offers(words -> accounts.registration() == Registration.CLOSED ? Optional.empty() : Optional.of(Link.to(words.say("joining.register"), PATH)));
  }

  private Answer register(Request request, Asking asking) {
    open();
    if (!attempts.take(request.remoteAddress())) {
      return form(request, asking, List.of(Violation.sentence("base", "sessions.too_many"))).withStatus(429).with("Retry-After", attempts.retryAfter());
    }
    var different = DoorForm.notTheSame(request);
    if (!different.isEmpty()) {
      return form(request, asking, different).withStatus(422);
    }
    var sent = new HashMap<String, Object>();
    List.of("login", "firstName", "lastName", "email", "password").forEach(name -> sent.put(name, request.form(name).orElse("")));
    sent.put("language", asking.viewer().locale().getLanguage());
    return switch (accounts.register(asking, sent)) {
      case Registered.Wrong(var violations) -> form(request, asking, violations).withStatus(422);
      case Registered.Done(var user) -> switch (accounts.registration()) {
        case AT_ONCE -> entrance.admit(request, new Entrance.Arriving(user.id(), false, "/"));
        case BY_MAIL -> said(request, asking, asking.say("joining.registered_by_mail", String.valueOf(user.email())));
        case BY_ADMINISTRATOR, CLOSED -> said(request, asking, asking.say("joining.registered_by_administrator"));
      };
    };
  }

  private Answer form(Request request, Asking asking, List<Violation> wrong) {
    open();
    var sent = new Sent(request, asking, wrong);
    var lines = DoorForm.all(List.of(sent.line("login", "text", "username", ""), sent.line("firstName", "text", "given-name", ""),
        sent.line("lastName", "text", "family-name", ""), sent.line("email", "email", "email", "")), sent.password(accounts.passwords().demands().shortest()));
    return show(request, asking.say("joining.register"), new DoorForm(asking.say("joining.register_text"), PATH, Map.of(), lines,
        asking.say("joining.register_now"), sent.problems(lines)));
  }

  private Answer said(Request request, Asking asking, String text) {
    return show(request, asking.say("joining.register"), new DoorForm(text, "", Map.of(), List.of(), "", List.of()));
  }

  private Answer show(Request request, String title, DoorForm form) {
    return pages.show(pages.bare(request, title), RegistrationPages.class, "door", Map.of("form", form));
  }

  private void open() {
    if (accounts.registration() == Registration.CLOSED) {
      throw Refusal.notFound();
    }
  }
}
