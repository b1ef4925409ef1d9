package gewerk.people.preferences;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.people.principals.User;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.i18n.Labels;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import org.jspecify.annotations.Nullable;

/** My account: what I am called, how I am reached, in which language and time zone I read, and how pages look. */
public final class AccountPages {
  private static final String PATH = "/my/account";
  private static final List<String> OF_ACCOUNT = List.of("firstName", "lastName", "email", "language");
  private static final String TIME_ZONE = "timeZone";
  private static final String PLACES = "(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*|UTC";

  private final Pages pages;
  private final UserPreferences preferences;

  public AccountPages(Pages pages, UserPreferences preferences) {
    this.pages = pages;
    this.preferences = preferences;
    pages.get(PATH, (request, asking) -> show(request, asking, List.of())).post(PATH, this::save);
  }

  private Answer show(Request request, Asking asking, List<Violation> wrong) {
    var user = myself(asking);
    var page = pages.page(request, asking.say("user.tabs"));
    var fields = new LinkedHashMap<String, Field>();
    OF_ACCOUNT.forEach(name -> fields.put(name, field(name, shown(name, value(name, user), request, wrong), asking, wrong)));
    var zone = preferences.of(user.id()).get(TIME_ZONE);
    fields.put(TIME_ZONE, field(TIME_ZONE, shown(TIME_ZONE, zone == null ? "" : zone.toString(), request, wrong), asking, wrong).hint(asking.say("preferences.zone_hint")));
    var parameters = new HashMap<String, Object>(Map.of("login", user.login(), "fields", fields, "languages", languages(), "zones", zones(zone)));
    parameters.put("writable", writable(user, asking));
    return pages.show(page, AccountPages.class, "account", parameters);
  }

  private Answer save(Request request, Asking asking) {
    var user = myself(asking);
    var sent = new LinkedHashMap<String, @Nullable Object>();
    writable(user, asking).forEach(name -> request.form(name).ifPresent(text -> sent.put(name, text.strip())));
    var proposal = preferences.users().changing().propose(asking, user, Written.of(sent));
    var zone = request.form(TIME_ZONE).map(String::strip);
    var before = preferences.of(user.id());
    var chosen = zone.isEmpty() ? before : before.with(Written.nothing().with(TIME_ZONE, zone.get().isEmpty() ? null : zone.get()));
    var wrong = new ArrayList<>(proposal.violations());
    wrong.addAll(preferences.wrongWith(chosen, user, asking.viewer()));
    if (!wrong.isEmpty()) {
      return show(request, asking, wrong).withStatus(422);
    }
    preferences.users().changing().save(asking, proposal);
    if (!chosen.equals(before)) {
      preferences.save(chosen, asking.viewer());
    }
    return Pages.seeOther(PATH, Notice.good(asking.say("preferences.account_saved")));
  }

  private User myself(Asking asking) {
    if (asking.viewer().isAnonymous()) {
      throw Refusal.unauthenticated("");
    }
    return preferences.users().find(asking.viewer().id()).orElseThrow(Refusal::notFound);
  }

  /** Who comes through single sign-on is called there as they are called. */
  private List<String> writable(User user, Asking asking) {
    return OF_ACCOUNT.stream().filter(name -> preferences.users().declaration().attribute(name)
        .filter(attribute -> attribute.isWritable(Candidate.unchanged(user), asking.viewer())).isPresent()).toList();
  }

  /** Nothing that was typed is lost. */
  private static String shown(String name, String saved, Request request, List<Violation> wrong) {
    return wrong.isEmpty() ? saved : request.form(name).orElse(saved);
  }

  private static Field field(String name, String value, Asking asking, List<Violation> wrong) {
    var label = asking.say((name.equals(TIME_ZONE) ? "preferences." : "user.") + name);
    var errors = wrong.stream().filter(violation -> violation.attribute().equals(name)).map(violation -> asking.say(violation.text())).toList();
    var field = Field.of(name, label).value(value)
        .error(errors.isEmpty() ? null : String.join(" ", errors));
    return switch (name) {
      case "firstName" -> field.required().autocomplete("given-name");
      case "lastName" -> field.required().autocomplete("family-name");
      case "email" -> field.required().autocomplete("email");
      default -> field;
    };
  }

  private static String value(String name, User user) {
    return switch (name) {
      case "firstName" -> user.firstName();
      case "lastName" -> user.lastName();
      case "email" -> user.email() == null ? "" : user.email();
      default -> user.language();
    };
  }

  /** Each in itself, so that one finds back. */
  private static List<Choice> languages() {
    return Labels.LANGUAGES.stream().map(locale -> new Choice(locale.getLanguage(), capital(locale.getDisplayLanguage(locale)))).toList();
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
  }

  private static List<Choice> zones(@Nullable Object chosen) {
    return ZoneId.getAvailableZoneIds().stream().filter(id -> id.matches(PLACES) || id.equals(chosen)).sorted()
        .map(id -> new Choice(id, id.replace('_', ' '))).toList();
  }
}
