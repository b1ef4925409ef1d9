package gewerk.people.sessions;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.http.Answer;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Request;
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

  public SessionPages(Pages pages, Sessions sessions) {
    this.pages = pages;
    this.sessions = sessions;
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
    var remember = request.form("autologin").filter("true"::equals).isPresent();
    return switch (sessions.signIn(login, request.form("password").orElse(""), remember, request.isSecure())) {
      case SignedIn.Yes(var userId, var ignored, var cookie) -> {
        var path = sessions.mustChangePassword(userId) ? SessionDoorkeeper.CHANGE_PASSWORD : wanted(request);
        yield Answer.seeOther(path).with("Set-Cookie", cookie);
      }
      case SignedIn.Refused(var reason) -> form(request, asking, login, asking.say(reason)).withStatus(422);
    };
  }

  private Answer form(Request request, Asking asking, String login, String error) {
    var page = pages.bare(request, asking.say("sessions.sign_in"));
    return pages.show(page, SessionPages.class, "login", Map.of(
        "login", Field.of("username", asking.say("sessions.login")).value(login).required().autocomplete("username"),
        "password", Field.of("password", asking.say("sessions.your_password")).required().autocomplete("current-password"),
        "error", error, "back", wanted(request), "ways", sessions.waysIn().stream().map(way -> Link.to(asking.say("sessions.sign_in_with", way.label()), way.path() + back(request))).toList()));
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
    return passwordForm(request, asking, List.of());
  }

  private Answer changePassword(Request request, Asking asking) {
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
    return pages.show(page, SessionPages.class, "password", Map.of("forced", forced, "elsewhere", sessions.isPasswordElsewhere(request.viewer().id()),
        "current", field(asking, "current_password", "currentPassword", wrong).autocomplete("current-password"),
        "wanted", field(asking, "password", "password", wrong).autocomplete("new-password").hint(asking.say("sessions.password_hint")),
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
