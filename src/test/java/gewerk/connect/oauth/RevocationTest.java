package gewerk.connect.oauth;

import static gewerk.connect.oauth.Program.error;
import static gewerk.connect.oauth.Program.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tokens that are given back, and what is thrown away when they have ended. */
class RevocationTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private final Person anna = world.person(World.unique("anna"));
  private final Program program = Program.confidential(server);

  @Test
  void aRevokedTokenOpensNothing() {
    var tokens = program.tokensOf(anna);
    program.api(tokens.get("access")).get("/users/me").is(200);
    var reply = program.basic().send("POST", "/oauth/revoke?token=" + tokens.get("access"), "application/x-www-form-urlencoded", "").is(200);
    assertThat(reply.body()).isEqualTo("{}");
    program.api(tokens.get("access")).get("/users/me").is(401);
    error(program.refresh(tokens.get("refresh")), 400, "invalid_grant");
  }

  @Test
  void revokingEndsWhatItReplacedToo() {
    var first = program.tokensOf(anna);
    var second = program.refresh(first.get("refresh")).is(200);
    program.revoke(second.text("/refresh_token")).is(200);
    program.api(first.get("access")).get("/users/me").is(401);
    program.api(second.text("/access_token")).get("/users/me").is(401);
  }

  @Test
  void onlyItsApplicationRevokesAToken() {
    var token = program.tokensOf(anna).get("access");
    error(Program.confidential(server).revoke(token), 403, "unauthorized_client");
    error(form(program.web(), "/oauth/revoke", Map.of("token", token)), 403, "unauthorized_client");
    error(form(program.web().basic(program.uid(), "wrong"), "/oauth/revoke", Map.of("token", token)), 403, "unauthorized_client");
    program.revoke("nothing").is(200);
    form(program.basic(), "/oauth/revoke", Map.of()).is(200);
    program.api(token).get("/users/me").is(200);
  }

  @Test
  void whatHasEndedIsThrownAwayADayLater() {
    program.tokensOf(anna);
    program.credentials().is(200);
    var gone = Program.confidential(server);
    gone.revoke(gone.tokensOf(anna).get("access"));
    var grants = new StandingGrantStore(server.database());
    grants.sweep();
    assertThat(world.number("select count(*) from oauth_tokens where application_id = any(?)", (Object) new long[] {program.id(), gone.id()})).isEqualTo(3);
    world.run("update oauth_tokens set expires_at = expires_at - interval '2 days', revoked_at = revoked_at - interval '2 days'");
    world.run("update oauth_codes set expires_at = expires_at - interval '2 days'");
    grants.sweep();
    assertThat(world.number("select count(*) from oauth_tokens where application_id = ? and refresh_hash is not null", program.id())).isOne();
    assertThat(world.number("select count(*) from oauth_tokens where application_id = any(?)", (Object) new long[] {program.id(), gone.id()})).isOne();
    assertThat(world.number("select count(*) from oauth_codes where application_id = any(?)", (Object) new long[] {program.id(), gone.id()})).isZero();
  }
}
