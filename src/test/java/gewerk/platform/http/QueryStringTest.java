package gewerk.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class QueryStringTest {
  @Test
  void readsWhatClientsWrite() {
    assertThat(QueryString.parse("a=1&b=x+y%20z&a=2&c&d=&=e&&f=%zz")).isEqualTo(Map.of("a", List.of("1", "2"), "b", List.of("x y z"), "c", List.of(""),
        "d", List.of(""), "", List.of("e"), "f", List.of("%zz")));
    assertThat(QueryString.parse(null)).isEmpty();
    assertThat(QueryString.parse("a=b%00c")).isEqualTo(Map.of("a", List.of("bc")));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    var query = new LinkedHashMap<>(Map.of("filters", "[{\"ä\":\"+ &=%\"}]"));
    assertThat(QueryString.write(query)).isEqualTo("filters=%5B%7B%22%C3%A4%22%3A%22%2B%20%26%3D%25%22%7D%5D");
    assertThat(QueryString.parse(QueryString.write(query))).isEqualTo(Map.of("filters", List.of(query.get("filters"))));
  }
}
