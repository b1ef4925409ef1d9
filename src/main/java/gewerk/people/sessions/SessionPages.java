package gewerk.people.sessions;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.people.users.ChoosePassword;
import gewerk.platform.http.Answer;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.limits.RateLimits;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;

/** Coming in, going out, choosing a password, and how pages look. */
public final class SessionPages {
  private static final String HOME = "/";
  private static final String WITHOUT_DETOUR = "/login/internal";

  private final Sessions sessions;
  private final Pages pages;
  private final ChoosePassword passwords;
  private final RateLimits.Limit attempts;

  public SessionPages(Pages pages, Sessions sessions, ChoosePassword passwords, RateLimits limits) {
    this.pages = pages;
    this.sessions = sessions;
    this.passwords = passwords;
    attempts = limits.limit("sign_in", 30, Duration.ofMinutes(5));
    pages.get("/login", this::login).get(WITHOUT_DETOUR, this::login).post("/login", this::signIn).post("/logout", this::signOut)
        .get("/my/password/change", this::passwordForm).post("/my/password/change", this::changePassword)
        .post("/my/appearance", this::changeAppearance);
  }

  private Answer login(Request request, Asking asking) {
    if (request.viewer().isLoggedIn()) {
      return Answer.seeOther(wanted(request));
    }
    var direct = request.path().equals(WITHOUT_DETOUR) ? Optional.<WayIn>empty() : sessions.directWay();
    return direct.map(way -> Answer.seeOther(way.path() + back(request))).orElseGet(() -> form(request, asking, "", ""));
  }

  private Answer signIn(Request request, Asking asking) {
    var login = request.form("username").orElse("").strip();
    if (!passwords.isPossible()) {
      return form(request, asking, "", asking.say("sessions.no_passwords")).withStatus(422);
    }
    if (!attempts.take(request.remoteAddress())) {
      return form(request, asking, login, asking.say("sessions.too_many")).withStatus(429).with("Retry-After", attempts.retryAfter());
    }
    return switch (sessions.check(login, request.form("password").orElse(""))) {
      case SignIn.Checked.Good(var userId) -> {
        attempts.giveBack(request.remoteAddress());
        yield sessions.entrance().admit(request, new Entrance.Arriving(userId, request.form("autologin").filter("true"::equals).isPresent(), wanted(request)));
      }
      case SignIn.Checked.Refused(var reason) -> form(request, asking, login, asking.say(reason)).withStatus(422);
    };
  }

  private Answer form(Request request, Asking asking, String login, String error) {
    var page = pages.bare(request, asking.say("sessions.sign_in"));
    var parameters = new HashMap<String, Object>(Map.of("error", error, "back", wanted(request), "remembers", sessions.remembers(),
        "doors", sessions.entrance().doors(asking.words()), "passwords", passwords.isPossible()));
    parameters.put("login", Field.of("username", asking.say("sessions.login")).value(login).required().autocomplete("username"));
    parameters.put("password", Field.of("password", asking.say("sessions.your_password")).required().autocomplete("current-password"));
    parameters.put("ways", sessions.waysIn().stream().map(way -> Link.to(asking.say("sessions.sign_in_with", way.label()), way.path() + back(request))).toList());
    return pages.show(page, SessionPages.class, "login", parameters);
  }

  private static String back(Request request) {
    var wanted = wanted(request);
    return wanted.equals(HOME) ? "" : "?back_url=" + QueryString.encode(wanted);
  }

  private Answer signOut(Request request, Asking asking) {
    var token = request.cookie(Cookies.NAME).orElse("");
    var leads = sessions.farewell(request).orElseGet(() -> sessions.directWay().isPresent() ? WITHOUT_DETOUR : "/login");
    return Answer.seeOther(leads).with("Set-Cookie", sessions.signOut(token, request.isSecure()));
  }

  private Answer passwordForm(Request request, Asking asking) {
    if (asking.viewer().isAnonymous()) {
      throw Refusal.unauthenticated("");
    }
    return passwordForm(request, asking, List.of());
  }

  private Answer changePassword(Request request, Asking asking) {
    if (asking.viewer().isAnonymous() || !passwords.isPossible()) {
      throw Refusal.forbidden();
    }
    var wanted = request.form("password").orElse("");
    if (!wanted.equals(request.form("password_confirmation").orElse(""))) {
      return passwordForm(request, asking, List.of(Violation.of("passwordConfirmation", "sessions.not_the_same"))).withStatus(422);
    }
    var wrong = sessions.changePassword(request.viewer().id(), request.form("current_password").orElse(""), wanted, request.cookie(Cookies.NAME).orElse(""));
    return wrong.isEmpty() ? Pages.seeOther(HOME, Notice.good(asking.say("sessions.password_changed")))
        : passwordForm(request, asking, wrong).withStatus(422);
  }

  private Answer passwordForm(Request request, Asking asking, List<Violation> wrong) {
    boolean forced = sessions.mustChangePassword(request.viewer().id());
    var title = asking.say(forced ? "sessions.choose_password" : "sessions.change_password");
    var page = forced ? pages.bare(request, title) : pages.page(request, title);
    return pages.show(page, SessionPages.class, "password", Map.of("forced", forced, "elsewhere", sessions.isPasswordElsewhere(request.viewer().id()), "possible", sessions.hasPassword(request.viewer().id()),
        "reason", asking.say(sessions.isFirstPassword(request.viewer().id()) ? "sessions.first_password" : "sessions.old_password"),
        "current", field(asking, "current_password", "currentPassword", wrong).autocomplete("current-password"),
        "wanted", field(asking, "password", "password", wrong).autocomplete("new-password").hint(asking.say("sessions.password_hint", passwords.demands().shortest())),
        "again", field(asking, "password_confirmation", "passwordConfirmation", wrong).autocomplete("new-password")));
  }

  private static Field field(Asking asking, String name, String attribute, List<Violation> wrong) {
    var errors = wrong.stream().filter(violation -> violation.attribute().equals(attribute)).map(violation -> asking.say(violation.text())).toList();
    return Field.of(name, asking.say("sessions." + attribute)).required().error(errors.isEmpty() ? null : String.join(" ", errors));
  }

  private Answer changeAppearance(Request request, Asking asking) {
    var answer = Answer.seeOther(Pages.back(request, HOME));
    for (var choice : List.of("theme", "density", "shortcuts")) {
      var value = request.form(choice).filter(text -> text.matches("[a-z]{1,12}"));
      if (value.isPresent()) {
        answer = answer.with("Set-Cookie", choice + "=" + value.get() + "; Path=/; Max-Age=31536000; SameSite=Lax");
      }
    }
    return answer;
  }

  private static String wanted(Request request) {
    return request.form("back_url").or(() -> request.query("back_url")).filter(Pages::isOurs).orElse(HOME);
  }
}
