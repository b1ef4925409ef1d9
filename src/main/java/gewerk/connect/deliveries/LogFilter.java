package gewerk.connect.deliveries;

import java.time.Instant;
import java.util.Optional;

/** Which deliveries of the log; whatever is empty is not looked at. Until is the first moment that belongs no more. */
public record LogFilter(Optional<String> state, Optional<String> event, Optional<Instant> from, Optional<Instant> until) {
  public static final LogFilter ALL = new LogFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
