package gewerk.connect.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import gewerk.connect.webhooks.Draft.SecretWish;
import gewerk.platform.i18n.Message;
import org.junit.jupiter.api.Test;

class WebhookRulesTest {
  @Test
  void aNameAndAnAddressAreEnough() {
    assertThat(problems("Billing", "https://billing.example/hook")).isEmpty();
  }

  @Test
  void theNameIsNeededAndUnique() {
    assertThat(problems(" ", "https://a.example")).isEqualTo(Map.of("name", Message.of("webhooks.error.name_missing")));
    assertThat(problems("x".repeat(256), "https://a.example")).containsOnlyKeys("name");
    assertThat(problems("chat", "https://a.example")).isEqualTo(Map.of("name", Message.of("webhooks.error.name_taken")));
  }

  @Test
  void theAddressMustBeOneThatIsCalled() {
    assertThat(problems("Billing", "")).isEqualTo(Map.of("url", Message.of("webhooks.error.url_missing")));
    assertThat(problems("Billing", "no address")).isEqualTo(Map.of("url", Message.of("webhooks.error.url_wrong")));
    assertThat(problems("Billing", "https://" + "x".repeat(2_000))).containsOnlyKeys("url");
  }

  private static Map<String, Message> problems(String name, String url) {
    var draft = new Draft(name, url, "", new SecretWish.Keep(), true, List.of(), true, Set.of());
    return WebhookRules.problems(draft, List.of("Chat"), text -> text.startsWith("https://"));
  }
}
