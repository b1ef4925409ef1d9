package gewerk.people.openid;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import gewerk.people.openid.OpenIdProvider.Claims;
import gewerk.people.openid.OpenIdProvider.Client;
import gewerk.people.openid.OpenIdProvider.Policy;
import gewerk.platform.http.Request;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The form of a provider: its fields, and what was typed into them.
 *
 * @param addresses what the provider must be told: where people come back to after signing in and out
 */
public record OpenIdForm(OpenIdProvider provider, List<Field> client, Field secret, List<Field> claims, Field groups, List<Field> switches, List<Field> addresses) {
  static OpenIdForm of(OpenIdProvider provider, Asking asking, List<Violation> wrong, List<String> addresses) {
    var fields = new Fields(asking, wrong);
    var client = provider.client();
    var claims = provider.claims();
    return new OpenIdForm(provider,
        Stream.of(fields.of("name", provider.name()).required().hint(asking.say("openid.name_hint")),
            provider.isNew() ? fields.of("slug", provider.slug()).hint(asking.say("openid.slug_hint")) : null,
            fields.of("issuer", client.issuer()).required().hint(asking.say("openid.issuer_hint")), fields.of("clientId", client.id()).required(),
            fields.of("scopes", client.scopes()), fields.of("position", provider.position())).filter(java.util.Objects::nonNull).toList(),
        fields.of("clientSecret", "").autocomplete("new-password").hint(asking.say(client.secret() == null ? "openid.secret_none" : "openid.secret_kept")),
        List.of(fields.of("login", claims.login()), fields.of("email", claims.email()), fields.of("firstName", claims.firstName()),
            fields.of("lastName", claims.lastName()), fields.of("admin", claims.admin()).hint(asking.say("openid.admin_hint")),
            fields.of("groupsClaim", claims.groups()).hint(asking.say("openid.groupsClaim_hint"))),
        fields.of("groups", String.join("\n", provider.policy().groups())).hint(asking.say("openid.groups_hint")),
        List.of(fields.of("active", provider.active()), fields.of("limitsRegistration", provider.policy().limitsRegistration()),
            fields.of("linksAccounts", provider.policy().linksAccounts()).hint(asking.say("openid.linksAccounts_hint"))),
        provider.isNew() ? List.of() : List.of(fields.of("callback", addresses.getFirst()), fields.of("after", addresses.getLast())));
  }

  /** All that may be wrong. */
  public List<Field> all() {
    return Stream.of(client, List.of(secret), claims, List.of(groups)).flatMap(List::stream).toList();
  }

  /** What was typed, over what was there. */
  static OpenIdProvider typed(Request request, OpenIdProvider before) {
    var name = text(request, "name");
    var slug = before.isNew() ? text(request, "slug") : before.slug();
    var client = new Client(text(request, "issuer"), text(request, "clientId"), before.client().secret(), text(request, "scopes"));
    var claims = new Claims(text(request, "login"), text(request, "firstName"), text(request, "lastName"), text(request, "email"), text(request, "admin"),
        text(request, "groupsClaim"));
    var groups = text(request, "groups").lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
    var position = request.form("position").filter(text -> text.matches("\\d{1,6}")).map(Integer::valueOf).orElse(1);
    return new OpenIdProvider(before.id(), slug.isEmpty() ? plain(name) : slug, name, position, is(request, "active"), client, claims,
        new Policy(is(request, "limitsRegistration"), is(request, "linksAccounts"), groups));
  }

  /** What was typed as secret; null to keep the stored one. A stored one is not sent to another provider: it is forgotten then. */
  static @Nullable String secret(Request request, OpenIdProvider before, OpenIdProvider typed) {
    var typedSecret = request.form("clientSecret").map(String::strip).filter(text -> !text.isEmpty());
    boolean elsewhere = !before.client().issuer().equals(typed.client().issuer());
    return typedSecret.orElse(elsewhere ? "" : null);
  }

  private static String plain(String name) {
    var letters = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return letters.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
  }

  private record Fields(Asking asking, List<Violation> wrong) {
    Field of(String name, Object value) {
      var errors = wrong.stream().filter(violation -> violation.attribute().equals(name)).map(violation -> asking.say(violation.text())).toList();
      return Field.of(name, asking.say("openid." + name)).value(value).error(errors.isEmpty() ? null : String.join(" ", errors));
    }
  }

  private static String text(Request request, String name) {
    return request.form(name).orElse("").strip();
  }

  private static boolean is(Request request, String name) {
    return request.form(name).filter("true"::equals).isPresent();
  }
}
