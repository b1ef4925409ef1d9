package gewerk.testkit.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

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
public final class Lighthouse implements AfterAllCallback {
  /** Where administrators connect providers. */
  public static final String HOME = "/admin/openid_connect/providers";

  public static final String NAME = "lighthouse";
  public static final String CLIENT = "gewerk";
  public static final String SECRET = "beam-every-nine-seconds";
  public static final long HOUR = 3600;

  public final MockOAuth2Server server;

  private Lighthouse(boolean asks) {
    server = new MockOAuth2Server(new OAuth2Config(asks));
    server.start();
  }

  public static Lighthouse start() {
    return new Lighthouse(false);
  }

  /** One that shows a page for signing in. */
  public static Lighthouse thatAsks() {
    return new Lighthouse(true);
  }

  public String issuer() {
    return server.issuerUrl(NAME).toString();
  }

  /** Whom the next sign-in is of. */
  public void tells(String subject, Map<String, Object> claims) {
    tells(subject, claims, HOUR);
  }

  public void tells(String subject, Map<String, Object> claims, long seconds) {
    server.enqueueCallback(new DefaultOAuth2TokenCallback(NAME, subject, "JWT", List.of(CLIENT), claims, seconds));
  }

  /** Through the provider and back, as a browser goes. */
  public static java.net.http.HttpResponse<String> signIn(Visitor visitor, String way) {
    return visitor.get(back(visitor, way));
  }

  /** The address at which a browser comes back. */
  public static String back(Visitor visitor, String way) {
    return Visitor.leadsTo(visitor.get(Visitor.leadsTo(visitor.get(way))));
  }

  /** Connected as {@code main} by the form in the administration; the number of the provider. */
  public long connect(Visitor admin) {
    var saved = Visitor.leadsTo(admin.post(HOME + "/new", form("main")));
    return Long.parseLong(saved.substring(saved.lastIndexOf('/') + 1));
  }

  /** As it was connected, but for these fields. */
  public void change(Visitor admin, long provider, Map<String, String> differing) {
    var fields = form("main");
    fields.put("clientSecret", "");
    fields.putAll(differing);
    assertThat(Visitor.leadsTo(admin.post(HOME + "/" + provider, fields))).isEqualTo(HOME + "/" + provider);
  }

  /** What an administrator types to connect this. */
  public Map<String, String> form(String slug) {
    var fields = new LinkedHashMap<String, String>();
    fields.putAll(Map.of("name", "Lighthouse " + slug, "slug", slug, "issuer", issuer(), "clientId", CLIENT, "clientSecret", SECRET, "scopes", "openid profile email",
        "position", "1", "active", "true", "login", "preferred_username", "email", "email"));
    fields.putAll(Map.of("firstName", "given_name", "lastName", "family_name", "admin", "", "groupsClaim", "", "groups", "", "limitsRegistration", "false",
        "linksAccounts", "false"));
    return fields;
  }

  public static Map<String, Object> person(String login) {
    return Map.of("preferred_username", login, "given_name", "Ida", "family_name", "Quist", "email", login + "@lighthouse.example", "email_verified", true);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.shutdown();
  }
}
