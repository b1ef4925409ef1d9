package gewerk.platform.access;

import java.time.Duration;
import java.util.function.Consumer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes that credentials were used: at most once a minute for each, and never while somebody waits for an answer. */
public final class LastSeen<K> {
  private static final Logger LOG = LoggerFactory.getLogger(LastSeen.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Cache<K, Boolean> lately = Caffeine.newBuilder().expireAfterWrite(PAUSE).maximumSize(100_000).build();
  private final Consumer<K> note;

  public LastSeen(Consumer<K> note) {
    this.note = note;
  }

  public void now(K credentials) {
    if (lately.asMap().putIfAbsent(credentials, true) == null) {
      Thread.startVirtualThread(() -> write(credentials));
    }
  }

  private void write(K credentials) {
    try {
      note.accept(credentials);
    } catch (RuntimeException e) {
      LOG.warn("The use of credentials was not noted: {}", e.getMessage());
    }
  }
}
