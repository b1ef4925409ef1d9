package gewerk.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MentionsTest {
  @Test
  void everyWayToMentionCounts() {
    var raw = """
        Hello @ada. and user:"joe", user#5 (group#7)
        <mention class="mention" data-id="8" data-type="user" data-text="@Zoe">@Zoe</mention>

        <div><mention data-type="group" data-id="9">@All</mention></div>
        """;
    assertThat(Mentions.in(raw)).isEqualTo(new Mentions(Set.of(5L, 8L), Set.of(7L, 9L), Set.of("ada", "joe")));
  }

  @Test
  void codeLinksAndMailAddressesMentionNoOne() {
    assertThat(Mentions.in("`@ada` [@ada](/x) ada@x.org https://x.org/@ada\n\n    user#5\n\n```\ngroup#7\n```").isEmpty()).isTrue();
  }

  @Test
  void aTextWithoutASignIsNotEvenRead() {
    assertThat(Mentions.in("Paint the crane.").isEmpty()).isTrue();
  }

  @Test
  void theWordsOfAMentionElementAreNotALogin() {
    assertThat(Mentions.in("<mention data-id=\"8\" data-type=\"user\">@ada</mention>").logins()).isEmpty();
  }
}
