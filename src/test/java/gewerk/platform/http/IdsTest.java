package gewerk.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "7", "0007", "999999999999999999"})
  void digitsThatALongHolds(String text) {
    assertThat(Ids.read(text)).contains(Long.valueOf(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 7", "-7", "+7", "7.0", "1e3", "me", "٧", "1000000000000000000", "99999999999999999999999"})
  void nothingElse(String text) {
    assertThat(Ids.read(text)).isEmpty();
  }

  @Test
  void othersArePassedOver() {
    assertThat(Ids.all(List.of("3", "x", "", "1", "3"))).containsExactly(3L, 1L, 3L);
  }
}
