package gewerk.people.openid;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.testkit.Visitor;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An OpenID provider on a real socket. It believes everybody: whom it vouches for, and with what claims, a test says before. */
final class Lighthouse implements AfterAllCallback {
  static final String NAME = "lighthouse";
  static final String CLIENT = "gewerk";
  static final String SECRET = "beam-every-nine-seconds";
  static final long HOUR = 3600;

  final MockOAuth2Server server;

  private Lighthouse(boolean asks) {
    server = new MockOAuth2Server(new OAuth2Config(asks));
    server.start();
  }

  static Lighthouse start() {
    return new Lighthouse(false);
  }

  /** One that shows a page for signing in. */
  static Lighthouse thatAsks() {
    return new Lighthouse(true);
  }

  String issuer() {
    return server.issuerUrl(NAME).toString();
  }

  /** Whom the next sign-in is of. */
  void tells(String subject, Map<String, Object> claims) {
    tells(subject, claims, HOUR);
  }

  void tells(String subject, Map<String, Object> claims, long seconds) {
    server.enqueueCallback(new DefaultOAuth2TokenCallback(NAME, subject, "JWT", List.of(CLIENT), claims, seconds));
  }

  /** Through the provider and back, as a browser goes. */
  static java.net.http.HttpResponse<String> signIn(Visitor visitor, String way) {
    return visitor.get(back(visitor, way));
  }

  /** The address at which a browser comes back. */
  static String back(Visitor visitor, String way) {
    return Visitor.leadsTo(visitor.get(Visitor.leadsTo(visitor.get(way))));
  }

  /** What an administrator types to connect this. */
  Map<String, String> form(String slug) {
    var fields = new LinkedHashMap<String, String>();
    fields.putAll(Map.of("name", "Lighthouse " + slug, "slug", slug, "issuer", issuer(), "clientId", CLIENT, "clientSecret", SECRET, "scopes", "openid profile email",
        "position", "1", "active", "true", "login", "preferred_username", "email", "email"));
    fields.putAll(Map.of("firstName", "given_name", "lastName", "family_name", "admin", "", "groupsClaim", "", "groups", "", "limitsRegistration", "false",
        "linksAccounts", "false"));
    return fields;
  }

  static Map<String, Object> person(String login) {
    return Map.of("preferred_username", login, "given_name", "Ida", "family_name", "Quist", "email", login + "@lighthouse.example", "email_verified", true);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.shutdown();
  }
}
