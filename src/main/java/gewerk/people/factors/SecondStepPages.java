package gewerk.people.factors;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.people.factors.FactorRules.Step;
import gewerk.people.factors.SecondFactor.Kind;
import gewerk.people.sessions.Browser;
import gewerk.people.sessions.Entrance;
import gewerk.people.sessions.Entrance.Arriving;
import gewerk.people.sessions.Sessions;
import gewerk.people.sessions.Tokens;
import gewerk.platform.database.Database;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Request;
import gewerk.platform.limits.RateLimits;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;

/** Between the password and the session: asks for the second factor, or has one set up where everybody needs one. */
public final class SecondStepPages {
  private static final String PATH = "/login/second";
  private static final String SET_UP = PATH + "/set_up";
  private static final String BACKUP = "backup";
  private static final String COOKIE = "gewerk_half";

  private final Pages pages;
  private final Factors factors;
  private final Sessions sessions;
  private final Entrance entrance;
  private final HalfSignInStore halves;
  private final RateLimits.Limit attempts;

  public SecondStepPages(Pages pages, Factors factors, Sessions sessions, Gates gates) {
    this.pages = pages;
    this.factors = factors;
    this.sessions = sessions;
    entrance = sessions.entrance();
    halves = new HalfSignInStore(gates.database);
    attempts = gates.limits.limit("second_factor", 60, Duration.ofMinutes(15));
    entrance.asks(this::before);
    pages.get(PATH, this::show).post(PATH, this::check).post(SET_UP, this::setUp);
  }

  /** What holds sign-ins that are half done, and how many may be tried. */
  public record Gates(Database database, RateLimits limits) {}

  private Optional<Answer> before(Request request, Arriving arriving) {
    if (factors.step(arriving.userId(), factors.browsers().isTrusted(arriving.userId(), Browser.of(request))) == Step.NONE) {
      return Optional.empty();
    }
    var token = Tokens.random();
    halves.insert(Tokens.hash(token), arriving);
    return Optional.of(Answer.seeOther(PATH).with("Set-Cookie", cookie(token, HalfSignInStore.LIFETIME.toSeconds(), request.isSecure())));
  }

  private Answer show(Request request, Asking asking) {
    return half(request).map(half -> factors.step(half.arriving().userId(), false) == Step.SET_UP ? setUp(request, asking, half, false) : ask(request, asking, half, false))
        .orElseGet(() -> Answer.seeOther("/login"));
  }

  private Answer check(Request request, Asking asking) {
    var half = half(request);
    if (half.isEmpty()) {
      return Pages.seeOther("/login", Notice.bad(asking.say("factors.too_late")));
    }
    var arriving = half.get().arriving();
    if (sessions.isBlocked(arriving.userId()) || !attempts.take(request.remoteAddress()) || !isRight(request, asking, half.get())) {
      return failed(request, asking, half.get());
    }
    attempts.giveBack(request.remoteAddress());
    int days = factors.demands().rememberDays();
    boolean trusts = days > 0 && request.form("trust").filter("true"::equals).isPresent();
    return finished(request, half.get(), trusts ? Duration.ofDays(days) : Duration.ZERO);
  }

  private boolean isRight(Request request, Asking asking, HalfSignIn half) {
    long userId = half.arriving().userId();
    var with = request.form("with").orElse("");
    var code = request.form("code").orElse("");
    if (with.equals(BACKUP)) {
      return factors.isBackupCode(userId, code);
    }
    var chosen = FactorRules.chosen(factors.usable(userId), with);
    if (chosen.filter(factor -> factor.kind() == Kind.WEBAUTHN).isPresent()) {
      return half.challenge() != null && factors.isAnswer(userId, request.form("credential").orElse(""), half.challenge(), asking.origin());
    }
    return chosen.filter(factor -> factors.isCode(factor, code)).isPresent();
  }

  private Answer failed(Request request, Asking asking, HalfSignIn half) {
    halves.failed(half);
    sessions.failed(half.arriving().userId());
    if (half.failures() + 1 >= FactorRules.MOST_FAILURES) {
      halves.finish(half);
      return Pages.seeOther("/login", Notice.bad(asking.say("factors.too_often"))).with("Set-Cookie", cookie("", 0, request.isSecure()));
    }
    return ask(request, asking, half, true).withStatus(422);
  }

  private Answer finished(Request request, HalfSignIn half, Duration trust) {
    if (!halves.finish(half)) {
      return Answer.seeOther("/login");
    }
    return entrance.open(request, half.arriving(), trust).with("Set-Cookie", cookie("", 0, request.isSecure()));
  }

  private Answer ask(Request request, Asking asking, HalfSignIn half, boolean wrong) {
    long userId = half.arriving().userId();
    var usable = factors.usable(userId);
    var with = request.form("with").or(() -> request.query("with")).orElse("");
    var chosen = FactorRules.chosen(usable, with);
    boolean backup = with.equals(BACKUP) || chosen.isEmpty();
    boolean key = !backup && chosen.get().kind() == Kind.WEBAUTHN;
    var challenge = KeyRequest.NONE;
    if (key) {
      var fresh = SecurityKeys.challenge();
      halves.challenge(half, fresh);
      challenge = KeyRequest.toShow(fresh, asking.origin(), factors.credentialIds(userId));
    }
    var field = Field.of("code", asking.say(backup ? "factors.backup_code" : "factors.code")).required().autocomplete("one-time-code")
        .error(wrong ? asking.say("factors.wrong_code") : null);
    var form = new StepForm(backup ? BACKUP : String.valueOf(chosen.get().id()), asking.say(text(backup, key)), field, challenge, factors.demands().rememberDays());
    return pages.show(pages.bare(request, asking.say("factors.second_step")), SecondStepPages.class, "second",
        Map.of("form", form, "others", others(asking, usable, form.with(), factors.codesLeft(userId) > 0))).with("Cache-Control", "no-store");
  }

  /** @param trustDays 0 where no browser is spared */
  public record StepForm(String with, String text, Field code, KeyRequest key, int trustDays) {}

  private static String text(boolean backup, boolean key) {
    return backup ? "factors.give_backup_code" : key ? "factors.use_key" : "factors.give_code";
  }

  private static List<Map.Entry<String, String>> others(Asking asking, List<SecondFactor> usable, String with, boolean codes) {
    var others = new java.util.ArrayList<Map.Entry<String, String>>();
    usable.stream().filter(factor -> !String.valueOf(factor.id()).equals(with)).forEach(factor -> others.add(Map.entry(PATH + "?with=" + factor.id(), factor.name())));
    if (codes && !with.equals(BACKUP)) {
      others.add(Map.entry(PATH + "?with=" + BACKUP, asking.say("factors.with_backup_code")));
    }
    return others;
  }

  private Answer setUp(Request request, Asking asking) {
    var half = half(request);
    if (half.isEmpty() || factors.step(half.get().arriving().userId(), false) != Step.SET_UP) {
      return Answer.seeOther(half.isEmpty() ? "/login" : PATH);
    }
    var sealed = half.get().secret();
    boolean done = sealed != null && attempts.take(request.remoteAddress())
        && factors.setUp(half.get().arriving().userId(), asking.say("factors.first_app"), factors.open(sealed), request.form("code").orElse(""));
    return done ? finished(request, half.get(), Duration.ZERO) : setUp(request, asking, half.get(), true).withStatus(422);
  }

  private Answer setUp(Request request, Asking asking, HalfSignIn half, boolean wrong) {
    if (half.secret() == null) {
      halves.secret(half, factors.seal(Totp.secret()));
    }
    var secret = factors.open(String.valueOf(half(request).orElse(half).secret()));
    var code = Field.of("code", asking.say("factors.code")).required().autocomplete("one-time-code").error(wrong ? asking.say("factors.wrong_code") : null);
    return pages.show(pages.bare(request, asking.say("factors.set_up")), SecondStepPages.class, "setup", Map.of("action", SET_UP, "code", code, "secret", secret,
        "picture", QrCode.of(factors.uri(half.arriving().userId(), secret)), "bare", true)).with("Cache-Control", "no-store");
  }

  private Optional<HalfSignIn> half(Request request) {
    return request.cookie(COOKIE).filter(token -> !token.isEmpty()).flatMap(token -> halves.find(Tokens.hash(token)));
  }

  private static String cookie(String token, long seconds, boolean secure) {
    return COOKIE + "=" + token + "; Path=/login; HttpOnly; SameSite=Lax; Max-Age=" + seconds + (secure ? "; Secure" : "");
  }
}
