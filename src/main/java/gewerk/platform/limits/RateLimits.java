package gewerk.platform.limits;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import gewerk.platform.database.Database;
import gewerk.platform.jobs.Jobs;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;

/**
 * Token buckets in PostgreSQL, so that an address has the same number of attempts however many nodes there are.
 *
 * <p>A bucket costs one short transaction. It stands in front of what costs more anyway: hashing a password, writing a mail.
 */
public final class RateLimits {
  private static final Duration SWEPT_EVERY = Duration.ofHours(1);
  private static final int SWEPT_AT_ONCE = 10_000;

  private final ProxyManager<String> buckets;

  public RateLimits(Database database, Jobs jobs) {
    var manager = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database.source()).primaryKeyMapper(PrimaryKeyMapper.STRING)
        .table("rate_limits").idColumn("id").stateColumn("state").expiresAtColumn("expires_at")
        .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1))).build();
    buckets = manager;
    jobs.recurring("forget_rate_limits", FixedDelay.of(SWEPT_EVERY), () -> manager.removeExpired(SWEPT_AT_ONCE));
  }

  /**
   * @param name never changed once it is used
   * @param attempts for each address; all of them again when the period is over
   */
  public Limit limit(String name, int attempts, Duration period) {
    var bandwidth = Bandwidth.builder().capacity(attempts).refillIntervally(attempts, period).build();
    return new Limit(name, BucketConfiguration.builder().addLimit(bandwidth).build(), period);
  }

  /** How often something may be tried from one address. */
  public final class Limit {
    private final String name;
    private final BucketConfiguration configuration;
    private final Duration period;

    private Limit(String name, BucketConfiguration configuration, Duration period) {
      this.name = name;
      this.configuration = configuration;
      this.period = period;
    }

    /** False when there were too many. */
    public boolean take(String address) {
      return bucket(address).tryConsume(1);
    }

    /** It was no guess: it does not count. */
    public void giveBack(String address) {
      bucket(address).addTokens(1);
    }

    /** Seconds after which there are surely attempts again, for the header of this name. */
    public String retryAfter() {
      return String.valueOf(period.toSeconds());
    }

    private Bucket bucket(String address) {
      return buckets.builder().build(name + " " + network(address), () -> configuration);
    }
  }

  /** Whoever has one IPv6 address has 2^64 of them. */
  static String network(String address) {
    try {
      var bytes = InetAddress.ofLiteral(address.replaceFirst("%.*", "")).getAddress();
      return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
