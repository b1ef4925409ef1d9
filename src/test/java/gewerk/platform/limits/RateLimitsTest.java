package gewerk.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import gewerk.platform.jobs.Jobs;
import gewerk.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RateLimitsTest {
  @RegisterExtension
  static final TestDatabase copy = TestDatabase.copy();

  @Test
  void twoNodesCountTogether() {
    var one = node().limit("try", 4, Duration.ofHours(1));
    var other = node().limit("try", 4, Duration.ofHours(1));
    assertThat(one.take("203.0.113.7")).isTrue();
    assertThat(other.take("203.0.113.7")).isTrue();
    assertThat(one.take("203.0.113.7")).isTrue();
    assertThat(other.take("203.0.113.7")).isTrue();
    assertThat(one.take("203.0.113.7")).isFalse();
    assertThat(other.take("203.0.113.7")).isFalse();
    assertThat(other.take("203.0.113.8")).as("another address").isTrue();
  }

  @Test
  void whatIsGivenBackDoesNotCount() {
    var limit = node().limit("given back", 1, Duration.ofHours(1));
    for (int i = 0; i < 5; i++) {
      assertThat(limit.take("203.0.113.7")).isTrue();
      limit.giveBack("203.0.113.7");
    }
  }

  @Test
  void anIpv6NetworkCountsAsOneAddress() {
    assertThat(RateLimits.network("2001:db8:1:2:3:4:5:6")).isEqualTo(RateLimits.network("2001:db8:1:2::9")).isNotEqualTo(RateLimits.network("2001:db8:1:3::9"));
    assertThat(RateLimits.network("203.0.113.7")).isEqualTo("203.0.113.7");
  }

  private static RateLimits node() {
    var database = copy.anotherNode();
    return new RateLimits(database, new Jobs(database));
  }
}
