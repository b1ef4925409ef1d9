package gewerk.people.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowserTest {
  @Test
  void browsersAreCalledAsPeopleCallThem() {
    assertThat(Browser.named("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")).isEqualTo("Firefox, Linux");
    assertThat(Browser.named("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0")).isEqualTo("Edge, Windows");
    assertThat(Browser.named("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1")).isEqualTo("Safari, iPhone");
    assertThat(Browser.named("<script>")).isEmpty();
  }

  @Test
  void addressesTellTheNetworkOnly() {
    assertThat(Browser.shortened("203.0.113.77")).isEqualTo("203.0.113.x");
    assertThat(Browser.shortened("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:x");
    assertThat(Browser.shortened("::1")).isEqualTo("0:0:0:x");
    assertThat(Browser.shortened("unknown")).isEmpty();
  }
}
