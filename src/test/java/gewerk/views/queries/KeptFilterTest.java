package gewerk.views.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import gewerk.platform.http.Refusal;
import org.junit.jupiter.api.Test;

/** What a filter of a query looks like when it is written, kept and read again. */
class KeptFilterTest {
  @Test
  void aKeptFilterIsReadAsItWasWritten() {
    var filters = List.of(new KeptFilter("status", "o", List.of()), new KeptFilter("subject", "~", List.of("quay \"wall\"")));
    assertThat(KeptFilter.read(KeptFilter.write(filters))).isEqualTo(filters);
  }

  @Test
  void anOperatorMayBeEncodedInItsAddressOrNot() {
    assertThat(FilterInstances.read(List.of(written("/api/v3/queries/operators/%3E%3D"), written("/api/v3/queries/operators/>="))))
        .extracting(KeptFilter::operator).containsExactly(">=", ">=");
  }

  @Test
  void plainValuesStandBesideTheLinks() {
    assertThat(FilterInstances.read(List.of(written("/api/v3/queries/operators/%3D")))).extracting(KeptFilter::values).containsExactly(List.of("10", "t"));
  }

  @Test
  void aFilterWithoutItsLinkCannotBeRead() {
    assertThatThrownBy(() -> FilterInstances.read(List.of(Map.of("status", Map.of("operator", "o"))))).isInstanceOf(Refusal.class);
  }

  private static Map<String, Object> written(String operator) {
    return Map.of("values", List.of("10", true), "_links",
        Map.of("filter", Map.of("href", "/api/v3/queries/filters/percentageDone"), "operator", Map.of("href", operator)));
  }
}
