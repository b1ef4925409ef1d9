package gewerk.connect.oauth;

import static gewerk.connect.oauth.Program.error;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import gewerk.testkit.Person;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A new pair for an old one. */
class RefreshTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private final Person anna = world.person(World.unique("anna"));
  private final Program program = Program.confidential(server);

  @Test
  void refreshingGivesANewPairAndTheOldOneEndsOnceTheNewOneIsUsed() {
    var first = program.tokensOf(anna);
    var second = program.refresh(first.get("refresh")).is(200).has("/expires_in", 7200).has("/scope", "api_v3");
    assertThat(second.text("/access_token")).isNotEqualTo(first.get("access"));
    assertThat(second.text("/refresh_token")).isNotEqualTo(first.get("refresh"));
    program.api(first.get("access")).get("/users/me").is(200);
    program.api(second.text("/access_token")).get("/users/me").is(200);
    program.api(first.get("access")).get("/users/me").is(401).header("WWW-Authenticate").contains("error=\"invalid_token\"");
  }

  @Test
  void theOldRefreshTokenIsBorneWithForAMinute() {
    var first = program.tokensOf(anna);
    var second = program.refresh(first.get("refresh")).is(200).text("/access_token");
    program.api(second).get("/users/me").is(200);
    program.refresh(first.get("refresh")).is(200);
    world.run("update oauth_tokens set superseded_at = superseded_at - interval '61 seconds' where application_id = ? and superseded_at is not null", program.id());
    error(program.refresh(first.get("refresh")), 400, "invalid_grant");
  }

  @Test
  void severalRefreshesAtOnceAllSucceed() throws Exception {
    var refresh = program.tokensOf(anna).get("refresh");
    var attempts = new ArrayList<Callable<Reply>>();
    for (int i = 0; i < 4; i++) {
      attempts.add(() -> program.refresh(refresh));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var attempt : threads.invokeAll(attempts)) {
        program.api(attempt.get().is(200).text("/access_token")).get("/users/me").is(200);
      }
    }
  }

  @Test
  void refreshTokensDoNotExpire() {
    var first = program.tokensOf(anna);
    world.run("update oauth_tokens set created_at = now() - interval '2 years', expires_at = now() - interval '2 years' where application_id = ?", program.id());
    program.api(first.get("access")).get("/users/me").is(401);
    program.refresh(first.get("refresh")).is(200);
  }

  @Test
  void aRefreshTokenIsOnlyForItsApplicationAndAnActivePerson() {
    var tokens = program.tokensOf(anna);
    error(Program.confidential(server).refresh(tokens.get("refresh")), 400, "invalid_grant");
    error(program.refresh(tokens.get("access")), 400, "invalid_grant");
    world.run("update principals set status = 'locked' where id = ?", anna.id());
    error(program.refresh(tokens.get("refresh")), 400, "invalid_grant");
    world.run("update principals set status = 'active' where id = ?", anna.id());
    program.refresh(tokens.get("refresh")).is(200);
    error(program.token(Map.of("grant_type", "refresh_token", "refresh_token", tokens.get("refresh"), "scope", "scim_v2", "client_id", program.uid(),
        "client_secret", program.secret())), 400, "invalid_scope");
  }
}
