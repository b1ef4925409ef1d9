package gewerk.connect.oauth;

import static gewerk.connect.oauth.Program.error;
import static gewerk.connect.oauth.Program.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The proof that whoever exchanges a code is who asked for it (PKCE), and programs that have nothing else. */
class ProofTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private final Person anna = world.person(World.unique("anna"));
  private final Program program = Program.confidential(server);

  @Test
  void aChallengeMustBeMet() {
    var asked = Map.of("code_challenge", Program.CHALLENGE, "code_challenge_method", "S256");
    program.exchange(program.code(anna, asked), Map.of("code_verifier", Program.VERIFIER)).is(200);
    error(program.exchange(program.code(anna, asked), Map.of("code_verifier", Program.VERIFIER.replace('d', 'e'))), 400, "invalid_grant");
    error(program.exchange(program.code(anna, asked), Map.of()), 400, "invalid_grant");
    error(program.exchange(program.code(anna, Map.of()), Map.of("code_verifier", Program.VERIFIER)), 400, "invalid_grant");
  }

  @Test
  void aPlainChallengeMustBeMetToo() {
    for (var asked : List.of(Map.of("code_challenge", Program.VERIFIER, "code_challenge_method", "plain"), Map.of("code_challenge", Program.VERIFIER))) {
      program.exchange(program.code(anna, asked), Map.of("code_verifier", Program.VERIFIER)).is(200);
      error(program.exchange(program.code(anna, asked), Map.of("code_verifier", Program.CHALLENGE)), 400, "invalid_grant");
      assertThat(world.number("select count(*) from oauth_codes where challenge = ?", Program.VERIFIER)).isZero();
    }
  }

  @Test
  void publicProgramsHaveNoSecret() {
    var app = Program.open(server);
    var none = Map.of("client_secret", "");
    var challenged = Map.of("code_challenge", Program.CHALLENGE, "code_challenge_method", "S256");
    app.exchange(app.code(anna, Map.of()), none).is(200);
    error(app.exchange(app.code(anna, challenged), none), 400, "invalid_grant");
    error(app.exchange(app.code(anna, challenged), Map.of("client_secret", "", "code_verifier", Program.CHALLENGE)), 400, "invalid_grant");
    var refresh = app.exchange(app.code(anna, challenged), Map.of("client_secret", "", "code_verifier", Program.VERIFIER)).is(200).text("/refresh_token");
    var next = app.token(Map.of("grant_type", "refresh_token", "refresh_token", refresh, "client_id", app.uid())).is(200).text("/access_token");
    app.api(next).get("/users/me").is(200).has("/id", anna.id());
    error(app.token(Map.of("grant_type", "client_credentials", "client_id", app.uid())), 400, "unauthorized_client");
    form(app.web(), "/oauth/revoke", Map.of("token", next, "client_id", app.uid())).is(200);
    app.api(next).get("/users/me").is(401);
    error(app.exchange("x", Map.of()), 401, "invalid_client"); // it has none, so that none is right
  }
}
