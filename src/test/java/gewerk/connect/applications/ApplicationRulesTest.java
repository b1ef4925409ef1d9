package gewerk.connect.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import gewerk.platform.resource.Violation;
import org.junit.jupiter.api.Test;

class ApplicationRulesTest {
  private static final List<String> KNOWN = List.of("api_v3", "scim_v2");

  @Test
  void addressesAreWholeAndSafe() {
    for (var good : List.of("https://client.example/back", "https://client.example/back?a=b", "http://localhost:3000/cb", "http://127.0.0.1/cb", "http://[::1]:80/cb",
        "http://app.localhost/cb", "myapp://done", "com.example.app:/done", "urn:ietf:wg:oauth:2.0:oob")) {
      assertThat(ApplicationRules.wrongWith(good)).as(good).isNull();
    }
    for (var bad : List.of("client.example", "/back", "https://", "https:///x", "http://client.example/", "http://localhost.example/", "http://127.0.0.1.example/",
        "https://client.example/#x", "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://user@client.example/",
        "http://localhost@evil.example/", "urn:other", "https://client.example/ b", "https://client.example/" + "a".repeat(2_000))) {
      assertThat(ApplicationRules.wrongWith(bad)).as(bad).isNotNull();
    }
  }

  @Test
  void anApplicationHasANameKnownScopesAndAWayBack() {
    assertThat(wrong(Wish.of("Tide", "https://client.example/"))).isEmpty();
    assertThat(wrong(Wish.of(" ", "https://client.example/"))).containsExactly("name");
    assertThat(wrong(Wish.of("x".repeat(256), "https://client.example/"))).containsExactly("name");
    assertThat(wrong(Wish.of("Tide", "client.example"))).containsExactly("redirectUri");
    assertThat(wrong(new Wish("Tide", List.of(), List.of("api_v3"), true, null))).isEmpty();
    assertThat(wrong(new Wish("Tide", List.of(), List.of("api_v3"), false, null))).containsExactly("redirectUri");
    assertThat(wrong(new Wish("Tide", List.of(), List.of("everything"), true, null))).containsExactly("scopes");
    assertThat(wrong(new Wish("Tide", List.of(), List.of(), true, null))).containsExactly("scopes");
  }

  @Test
  void onlyWhoKeepsASecretActsByItself() {
    assertThat(wrong(new Wish("Tide", List.of("https://a.example/"), List.of("api_v3"), false, 7L))).containsExactly("clientCredentialsUser");
    assertThat(wrong(new Wish("Tide", List.of("https://a.example/"), List.of("api_v3"), true, 7L))).isEmpty();
  }

  @Test
  void peopleReturnOnlyToAddressesOfTheApplication() {
    var application = application(true, "https://client.example/back?a=b", "http://127.0.0.1:80/cb");
    assertThat(ApplicationRules.mayReturnTo(application, "https://client.example/back?a=b")).isTrue();
    assertThat(ApplicationRules.mayReturnTo(application, "https://client.example/back")).isFalse();
    assertThat(ApplicationRules.mayReturnTo(application, "https://client.example/back?a=b&c=d")).isFalse();
    assertThat(ApplicationRules.mayReturnTo(application, "https://CLIENT.example/back?a=b")).isFalse();
    assertThat(ApplicationRules.mayReturnTo(application, "http://127.0.0.1:5123/cb")).isTrue();
    assertThat(ApplicationRules.mayReturnTo(application, "http://127.0.0.1/cb")).isTrue();
    assertThat(ApplicationRules.mayReturnTo(application, "http://127.0.0.1:5123/cbx")).isFalse();
    assertThat(ApplicationRules.mayReturnTo(application, "http://127.0.0.1@evil.example/cb")).isFalse();
    assertThat(ApplicationRules.mayReturnTo(application, "http://127.0.0.2:5123/cb")).isFalse();
    assertThat(ApplicationRules.mayReturnTo(application, "https://127.0.0.1/cb")).isFalse();
  }

  @Test
  void publicAppsBehindASchemeMustProveThatTheyAsked() {
    assertThat(ApplicationRules.mustProve(application(false, "myapp://done"))).isTrue();
    assertThat(ApplicationRules.mustProve(application(true, "myapp://done"))).isFalse();
    assertThat(ApplicationRules.mustProve(application(false, "https://client.example/"))).isFalse();
  }

  @Test
  void aConsentIsRememberedWhereNobodyElseCanAnswer() {
    assertThat(ApplicationRules.isCertain(application(true, "http://127.0.0.1/cb"))).isTrue();
    assertThat(ApplicationRules.isCertain(application(false, "https://client.example/"))).isTrue();
    assertThat(ApplicationRules.isCertain(application(false, "http://127.0.0.1/cb"))).isFalse();
    assertThat(ApplicationRules.isCertain(application(false, "urn:ietf:wg:oauth:2.0:oob"))).isFalse();
  }

  private static List<String> wrong(Wish wish) {
    return ApplicationRules.wrongWith(wish, KNOWN).stream().map(Violation::attribute).toList();
  }

  private static Application application(boolean confidential, String... uris) {
    return new Application(1, "uid", "Tide", null, List.of(uris), List.of("api_v3"), confidential, true, false, null, null, Instant.EPOCH, Instant.EPOCH);
  }
}
