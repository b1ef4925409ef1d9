package gewerk.people.factors;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.people.factors.SecondFactor.Kind;
import gewerk.people.sessions.Sessions;
import gewerk.platform.database.Database;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Ids;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;

/** One's own second factors: added, made the default, taken away; and the backup codes. */
public final class FactorPages {
  static final String PATH = "/my/two_factor_devices";

  private final Pages pages;
  private final Factors factors;
  private final HalfSignInStore challenges;

  /** A row of the table. */
  public record Line(long id, String name, String kind, String lastUsed, boolean isDefault) {}

  /** What may be added: an app, and a key as the browser makes it. */
  public record Adding(boolean apps, KeyRequest key, Field name, Field keyName) {}

  public FactorPages(Pages pages, Factors factors, Sessions sessions, Database database) {
    this.pages = pages;
    this.factors = factors;
    challenges = new HalfSignInStore(database);
    pages.get(PATH, (request, asking) -> show(request, asking, "")).post(PATH + "/totp", this::begin).post(PATH + "/webauthn", this::addKey)
        .get(PATH + "/{id}/confirm", (request, asking) -> confirmForm(request, asking, false)).post(PATH + "/{id}/confirm", this::confirm)
        .post(PATH + "/{id}/default", this::makeDefault)
        .get(PATH + "/{id}/remove", (request, asking) -> proofForm(request, asking, false)).post(PATH + "/{id}/remove", this::remove)
        .get(PATH + "/backup_codes", (request, asking) -> proofForm(request, asking, false)).post(PATH + "/backup_codes", this::codes);
    sessions.entrance().demands((path, userId) -> factors.demands().enforced() && !path.startsWith(PATH) && factors.hasNone(userId) ? Optional.of(PATH) : Optional.empty());
  }

  private Answer show(Request request, Asking asking, String error) {
    long userId = signedIn(asking);
    var page = pages.page(request, asking.say("user.tabs"));
    var demands = factors.demands();
    var key = KeyRequest.NONE;
    if (demands.allows(Kind.WEBAUTHN)) {
      var challenge = SecurityKeys.challenge();
      challenges.challenge(userId, challenge);
      key = KeyRequest.toAdd(challenge, asking.origin(), userId, factors.credentialIds(userId));
    }
    var adding = new Adding(demands.allows(Kind.TOTP), key, Field.of("name", asking.say("factors.name")).required().value(asking.say("factors.first_app")),
        Field.of("key_name", asking.say("factors.name")).required().value(asking.say("factors.first_key")));
    List<Line> lines = factors.all(userId).stream().map(factor -> line(factor, page)).toList();
    return pages.show(page, FactorPages.class, "factors", Map.of("lines", lines, "codes", factors.codesLeft(userId), "adding", adding, "error", error,
        "needed", demands.enforced() && lines.isEmpty())).with("Cache-Control", "no-store");
  }

  private Answer begin(Request request, Asking asking) {
    long userId = signedIn(asking);
    if (!factors.demands().allows(Kind.TOTP)) {
      throw Refusal.notFound();
    }
    return Answer.seeOther(PATH + "/" + factors.begin(userId, name(request, "name", asking.say("factors.first_app"))) + "/confirm");
  }

  private Answer confirmForm(Request request, Asking asking, boolean wrong) {
    var app = mine(request, asking);
    if (app.confirmed() || app.kind() != Kind.TOTP) {
      return Answer.seeOther(PATH);
    }
    var secret = factors.secret(app);
    var code = Field.of("code", asking.say("factors.code")).required().autocomplete("one-time-code").error(wrong ? asking.say("factors.wrong_code") : null);
    return pages.show(pages.page(request, asking.say("factors.set_up")), FactorPages.class, "setup", Map.of("action", PATH + "/" + app.id() + "/confirm", "code", code,
        "secret", secret, "picture", QrCode.of(factors.uri(app.userId(), secret)), "bare", false)).with("Cache-Control", "no-store");
  }

  private Answer confirm(Request request, Asking asking) {
    var app = mine(request, asking);
    if (app.confirmed()) {
      return Answer.seeOther(PATH);
    }
    return factors.confirm(app, request.form("code").orElse("")) ? added(request, asking, app.userId()) : confirmForm(request, asking, true).withStatus(422);
  }

  private Answer addKey(Request request, Asking asking) {
    long userId = signedIn(asking);
    var made = challenges.takeChallenge(userId).filter(challenge -> factors.demands().allows(Kind.WEBAUTHN))
        .flatMap(challenge -> factors.keys().made(request.form("credential").orElse(""), challenge, asking.origin()));
    if (made.isEmpty() || !factors.add(userId, name(request, "key_name", asking.say("factors.first_key")), made.get())) {
      return show(request, asking, asking.say("factors.key_refused")).withStatus(422);
    }
    return added(request, asking, userId);
  }

  /** With the first one come the codes for the day on which it is lost. */
  private Answer added(Request request, Asking asking, long userId) {
    return factors.codesLeft(userId) == 0 ? showCodes(request, asking, userId) : Pages.seeOther(PATH, Notice.good(asking.say("factors.added")));
  }

  private Answer makeDefault(Request request, Asking asking) {
    var factor = mine(request, asking);
    factors.makeDefault(factor.id(), factor.userId());
    return Pages.seeOther(PATH, Notice.good(asking.say("factors.is_default_now", factor.name())));
  }

  private Answer remove(Request request, Asking asking) {
    var factor = mine(request, asking);
    if (!isProven(request, asking)) {
      return proofForm(request, asking, true).withStatus(422);
    }
    factors.remove(factor);
    return Pages.seeOther(PATH, Notice.good(asking.say("factors.removed", factor.name())));
  }

  private Answer codes(Request request, Asking asking) {
    long userId = signedIn(asking);
    if (factors.hasNone(userId)) {
      return Answer.seeOther(PATH);
    }
    return isProven(request, asking) ? showCodes(request, asking, userId) : proofForm(request, asking, true).withStatus(422);
  }

  private Answer showCodes(Request request, Asking asking, long userId) {
    return pages.show(pages.page(request, asking.say("factors.backup_codes")), FactorPages.class, "codes", Map.of("codes", factors.newCodes(userId)))
        .with("Cache-Control", "no-store");
  }

  /** Whoever finds a browser open must not be able to take a factor away. */
  private Answer proofForm(Request request, Asking asking, boolean wrong) {
    signedIn(asking);
    boolean removes = request.path().endsWith("/remove");
    var name = removes ? mine(request, asking).name() : "";
    var page = pages.page(request, asking.say(removes ? "factors.remove_title" : "factors.backup_codes"));
    return pages.show(page, FactorPages.class, "proof", Map.of("action", request.path(), "text", asking.say(removes ? "factors.remove_text" : "factors.new_codes_text", name),
        "button", asking.say(removes ? "factors.remove" : "factors.new_codes"),
        "password", Field.of("password", asking.say("sessions.your_password")).autocomplete("current-password").error(wrong ? asking.say("factors.not_proven") : null),
        "code", Field.of("code", asking.say("factors.or_code")).autocomplete("one-time-code")));
  }

  private boolean isProven(Request request, Asking asking) {
    return factors.isProven(asking.viewer().id(), request.form("password").orElse(""), request.form("code").orElse(""));
  }

  private SecondFactor mine(Request request, Asking asking) {
    long userId = signedIn(asking);
    return Optional.of(request.text("id")).flatMap(Ids::read).flatMap(id -> factors.find(id, userId)).orElseThrow(Refusal::notFound);
  }

  private static Line line(SecondFactor factor, Page page) {
    return new Line(factor.id(), factor.name(), page.say("factors.kind." + factor.kind().word()),
        factor.lastUsed() == null ? page.say("factors.never") : page.formats().ago(factor.lastUsed()), factor.isDefault());
  }

  private static String name(Request request, String field, String otherwise) {
    var name = request.form(field).orElse("").strip();
    return name.isEmpty() ? otherwise : name.length() > Factors.LONGEST_NAME ? name.substring(0, Factors.LONGEST_NAME) : name;
  }

  private static long signedIn(Asking asking) {
    if (asking.viewer().isAnonymous()) {
      throw Refusal.unauthenticated("");
    }
    return asking.viewer().id();
  }
}
