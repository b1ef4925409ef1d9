package gewerk.admin.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

import gewerk.people.principals.User;
import gewerk.people.users.Users;
import gewerk.platform.http.Request;
import gewerk.platform.i18n.Labels;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import org.jspecify.annotations.Nullable;

/** The form of an account: the fields that its reader may write, and what they wrote. */
public final class AccountForm {
  private static final List<String> TEXTS = List.of("firstName", "lastName", "email", "login", "password");

  private final Users users;

  AccountForm(Users users) {
    this.users = users;
  }

  /** @param languages what can be chosen; none of the fields but this one has choices */
  public record Fields(List<Field> texts, @Nullable Field language, List<Choice> languages, @Nullable Field admin) {
    public List<Field> all() {
      var all = new ArrayList<>(texts);
      if (language != null) {
        all.add(language);
      }
      return all;
    }
  }

  /** What came with the form, and what is wrong with it. */
  private record Sent(Request request, Asking asking, List<Violation> wrong) {}

  /** @param user null for a new account */
  Fields fields(@Nullable User user, Request request, Asking asking, List<Violation> wrong) {
    var texts = TEXTS.stream().filter(name -> isWritable(name, user, asking)).map(name -> text(name, user, new Sent(request, asking, wrong))).toList();
    var languages = Labels.LANGUAGES.stream().map(locale -> new Choice(locale.getLanguage(), locale.getDisplayLanguage(locale))).toList();
    var language = isWritable("language", user, asking) ? Field.of("language", asking.say("user.language"))
        .value(request.form("language").orElse(user == null ? users.blank().language() : user.language())) : null;
    var admin = isWritable("admin", user, asking) ? Field.of("admin", asking.say("user.admin")).hint(asking.say("accounts.admin_hint"))
        .value(request.form("admin").orElse(String.valueOf(user != null && user.isAdmin()))) : null;
    return new Fields(texts, language, languages, admin);
  }

  /** What is wrong with no field of the form. */
  List<String> others(List<Violation> wrong, Asking asking) {
    return wrong.stream().filter(violation -> !TEXTS.contains(violation.attribute())).map(violation -> violation.whole() ? asking.say(violation.text())
        : asking.say("user." + violation.attribute()) + " " + asking.say(violation.text())).toList();
  }

  /** A new account without a password is invited by mail; an empty password leaves the one that there is. */
  Written written(@Nullable User user, Request request, Asking asking) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (var name : TEXTS) {
      if (isWritable(name, user, asking)) {
        request.form(name).filter(text -> !name.equals("password") || !text.isEmpty()).ifPresent(text -> values.put(name, text));
      }
    }
    request.form("language").filter(text -> isWritable("language", user, asking)).ifPresent(text -> values.put("language", text));
    request.form("admin").filter(text -> isWritable("admin", user, asking)).ifPresent(text -> values.put("admin", text.equals("true")));
    if (user == null) {
      values.put("status", values.containsKey("password") ? "active" : "invited");
    }
    return Written.of(values);
  }

  private boolean isWritable(String name, @Nullable User user, Asking asking) {
    var candidate = user == null ? new Candidate<>(null, users.blank()) : Candidate.unchanged(user);
    boolean own = user != null && name.equals("password") && user.id() == asking.viewer().id(); // one's own is changed with the old one, elsewhere
    return !own && users.declaration().attribute(name).filter(attribute -> attribute.isWritable(candidate, asking.viewer())).isPresent();
  }

  private Field text(String name, @Nullable User user, Sent sent) {
    var asking = sent.asking;
    var value = user == null || name.equals("password") ? "" : users.declaration().attribute(name).map(attribute -> attribute.value(user)).orElse("");
    var field = Field.of(name, asking.say("user." + name)).value(name.equals("password") ? "" : sent.request.form(name).map(Object.class::cast).orElse(value));
    var problems = sent.wrong.stream().filter(violation -> violation.attribute().equals(name)).map(violation -> asking.say(violation.text())).toList();
    var told = problems.isEmpty() ? field : field.error(String.join(" ", problems));
    if (name.equals("password")) {
      return told.hint(asking.say(user == null ? "accounts.password_new" : "accounts.password_change")).autocomplete("new-password");
    }
    return Set.of("email").contains(name) || user != null ? told.required() : told;
  }

}
