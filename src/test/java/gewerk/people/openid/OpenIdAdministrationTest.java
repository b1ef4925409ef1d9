package gewerk.people.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gewerk.testkit.TestServer;
import gewerk.testkit.Visitor;
import gewerk.testkit.World;
import gewerk.testkit.elsewhere.Lighthouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Providers are connected by the form in the administration, and by nobody else. */
class OpenIdAdministrationTest {
  private static final String HOME = Lighthouse.HOME;
  private static final String WAY = "/auth/main";

  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Lighthouse lighthouse = Lighthouse.start();

  private static final World world = server.world();
  private static Visitor admin;
  private static long provider;

  @BeforeAll
  static void connect() {
    admin = Visitor.administrator(server);
    provider = lighthouse.connect(admin);
  }

  @BeforeEach
  void usual() {
    lighthouse.change(admin, provider, Map.of());
  }

  @Test
  void aProviderThatIsNoneIsRefusedWithASentence() {
    assertThat(tried(Map.of("issuer", "http://localhost:1/x"))).contains("cannot be reached");
    assertThat(tried(Map.of("issuer", server.origin().toString()))).contains("There is no OpenID provider at");
    assertThat(tried(Map.of("issuer", lighthouse.issuer().replace("localhost", "127.0.0.1") + "/"))).contains("The provider calls itself");
    assertThat(tried(Map.of("issuer", "http://id.example.org"))).contains("begins with https://");
    assertThat(tried(Map.of("slug", "main"))).contains("has already been taken");
  }

  @Test
  void theSecretIsNeverShownAndStoredSealed() {
    assertThat(admin.get(HOME + "/" + provider).body()).contains("One is stored", server.origin() + "/auth/main/callback").doesNotContain(Lighthouse.SECRET);
    assertThat(world.number("select count(*) from openid_providers where client_secret like ?", "%" + Lighthouse.SECRET + "%")).isZero();
    assertThat(world.number("select count(*) from openid_providers where id = ? and client_secret is not null", provider)).isEqualTo(1);
  }

  @Test
  void aProviderThatIsSwitchedOffIsNotThere() {
    lighthouse.change(admin, provider, Map.of("active", "false"));
    assertThat(Visitor.of(server).get(WAY).statusCode()).isEqualTo(404);
    assertThat(Visitor.of(server).get("/login").body()).doesNotContain("Sign in with Lighthouse main");
    assertThat(Visitor.of(server).get("/auth/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void onlyAdministratorsConnectProviders() {
    var ida = World.unique("ida");
    lighthouse.tells("sub-" + ida, Lighthouse.person(ida));
    var visitor = Visitor.of(server);
    Lighthouse.signIn(visitor, WAY);
    for (var path : List.of(HOME, HOME + "/new", HOME + "/" + provider)) {
      assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(visitor.post("/my/account", HOME + "/new", lighthouse.form("mine")).statusCode()).isEqualTo(403);
    assertThat(visitor.post("/my/account", HOME + "/" + provider + "/delete", Map.of()).statusCode()).isEqualTo(403);
  }

  private static String tried(Map<String, String> differing) {
    var form = new HashMap<>(lighthouse.form("tried"));
    form.put("clientId", "another");
    form.putAll(differing);
    return admin.post(HOME + "/new", form).body();
  }
}
