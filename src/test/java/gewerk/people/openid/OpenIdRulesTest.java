package gewerk.people.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.people.openid.OpenIdProvider.Claims;
import gewerk.people.openid.OpenIdProvider.Client;
import gewerk.people.openid.OpenIdProvider.Policy;
import gewerk.people.openid.OpenIdRules.Decision;
import gewerk.people.openid.OpenIdRules.Facts;
import gewerk.people.principals.User;
import gewerk.people.principals.User.Account;
import gewerk.people.users.OutsideAccounts.Told;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class OpenIdRulesTest {
  private static final Policy CAREFUL = new Policy(true, false, List.of());
  private static final Policy LINKING = new Policy(true, true, List.of());
  private static final Policy OPEN = new Policy(false, false, List.of());

  @Test
  void whoIsKnownComesIn() {
    var ida = user("active", "p:ida");
    assertThat(decide(ida, null, CAREFUL, 0)).isEqualTo(new Decision.LetIn(ida));
    var invited = user("invited", "p:ida");
    assertThat(decide(invited, null, CAREFUL, 0)).isEqualTo(new Decision.LetIn(invited));
  }

  @Test
  void whoIsLockedOrWaitsDoesNot() {
    assertThat(refusal(decide(user("locked", "p:ida"), null, CAREFUL, 3))).isEqualTo("sessions.locked");
    assertThat(refusal(decide(user("registered", "p:ida"), null, CAREFUL, 3))).isEqualTo("openid.waits");
  }

  @Test
  void anAccountOfTheSameNameIsTakenOverOnlyWhereThatIsAllowed() {
    var ida = user("active", null);
    assertThat(refusal(decide(null, ida, CAREFUL, 3))).isEqualTo("openid.account_exists");
    assertThat(refusal(decide(null, ida, OPEN, 3))).isEqualTo("openid.account_exists");
    assertThat(decide(null, ida, LINKING, 0)).isEqualTo(new Decision.LetIn(ida));
    assertThat(refusal(decide(null, user("active", "other:ida"), LINKING, 0))).isEqualTo("openid.known_otherwise");
    assertThat(refusal(decide(null, user("locked", null), LINKING, 0))).isEqualTo("sessions.locked");
  }

  @Test
  void newAccountsFollowTheSetting() {
    assertThat(refusal(decide(null, null, CAREFUL, 0))).isEqualTo("openid.no_registration");
    assertThat(decide(null, null, CAREFUL, 1)).isEqualTo(new Decision.Register(true));
    assertThat(OpenIdRules.decide(new Facts(Optional.empty(), Optional.empty(), identity(true), CAREFUL, 1))).isEqualTo(new Decision.Register(false));
    assertThat(decide(null, null, CAREFUL, 2)).isEqualTo(new Decision.Register(true));
    assertThat(decide(null, null, CAREFUL, 3)).isEqualTo(new Decision.Register(false));
    assertThat(decide(null, null, OPEN, 0)).isEqualTo(new Decision.Register(false));
  }

  @Test
  void aProviderIsReachedSafely() {
    assertThat(wrong("main", "https://id.example.org/realms/main")).isEmpty();
    assertThat(wrong("main", "http://localhost:8080/realms/main")).isEmpty();
    for (var issuer : List.of("", "http://id.example.org", "https://", "ftp://id.example.org", "https://id.example.org?x", "id.example.org", "https://a b")) {
      assertThat(wrong("main", issuer)).as(issuer).containsExactly("issuer openid.wrong.issuer");
    }
  }

  @Test
  void itsShortNameFitsIntoAddresses() {
    for (var slug : List.of("", "Main", "a/b", "-a", "a b")) {
      assertThat(wrong(slug, "https://id.example.org")).as(slug).containsExactly("slug openid.wrong.slug");
    }
  }

  @Test
  void nestedClaimsAreFound() {
    var names = new Claims("preferred_username", "given_name", "family_name", "email", "", "realm_access.roles");
    var identity = Identity.of("s", Map.of("preferred_username", "ida", "name", "Ida van Quist", "realm_access", Map.of("roles", List.of("a", " ", "b"))), names);
    assertThat(identity.groups().orElseThrow()).containsExactlyInAnyOrder("a", "b");
    assertThat(identity.told()).isEqualTo(new Told("ida", "Ida van", "Quist", null, null));
    assertThat(Identity.of("s", Map.of(), names).groups().orElseThrow()).isEmpty();
    var tooMany = Map.<String, Object>of("_claim_names", Map.of("realm_access.roles", "src1"));
    assertThat(Identity.of("s", tooMany, names).groups()).isEmpty();
  }

  private static Decision decide(@Nullable User linked, @Nullable User candidate, Policy policy, int setting) {
    return OpenIdRules.decide(new Facts(Optional.ofNullable(linked), Optional.ofNullable(candidate), identity(false), policy, setting));
  }

  private static Identity identity(boolean proven) {
    return new Identity("ida", new Told("ida", "Ida", "Quist", "ida@harbour.example", null), false, proven, Optional.empty());
  }

  private static String refusal(Decision decision) {
    return ((Decision.Refuse) decision).reason().key();
  }

  private static User user(String status, @Nullable String identity) {
    return new User(1, "Ida", status, Instant.EPOCH, Instant.EPOCH, new Account("ida", "Ida", "Quist", null, false, "en", identity), null, Map.of());
  }

  private static List<String> wrong(String slug, String issuer) {
    var provider = new OpenIdProvider(0, slug, "Main", 1, true, new Client(issuer, "gewerk", null, "openid"), OpenIdProvider.blank().claims(), CAREFUL);
    return OpenIdRules.wrongWith(provider, false, false).stream().map(violation -> violation.attribute() + " " + violation.text().key()).toList();
  }
}
