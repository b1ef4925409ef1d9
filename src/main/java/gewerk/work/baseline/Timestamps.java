package gewerk.work.baseline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import gewerk.platform.clock.WorkingDays;
import gewerk.platform.i18n.Message;
import org.jspecify.annotations.Nullable;

/**
 * The moments that an answer compares, in the order in which they were asked for: usually the oldest comes first. The last one supplies what
 * is shown.
 *
 * @param problem what is wrong with what was asked for; null where nothing is
 */
public record Timestamps(List<Timestamp> all, @Nullable Message problem) {
  /** Its name in requests. */
  public static final String PARAMETER = "timestamps";
  /** Each moment looks at the whole table. */
  private static final int MOST = 10;

  public static Timestamps read(Collection<String> texts, Instant now, WorkingDays calendar) {
    var all = new ArrayList<Timestamp>();
    for (var text : texts) {
      var clean = text.strip().replace(' ', '+'); // an offset's plus that was not encoded
      var read = Timestamp.read(clean, now, calendar);
      if (read.isEmpty() && !clean.isEmpty()) {
        return new Timestamps(List.of(), Message.of("workPackage.error.timestamp", text.strip()));
      }
      read.ifPresent(all::add);
    }
    return new Timestamps(List.copyOf(all), problem(all, now));
  }

  /** Whether there is anything to compare. */
  public boolean looksBack() {
    return all.stream().anyMatch(timestamp -> !timestamp.isNow());
  }

  /** As they were sent. */
  public String texts() {
    return all.stream().map(Timestamp::text).collect(Collectors.joining(","));
  }

  /** As they stand in addresses. */
  public String absolute() {
    return all.stream().map(Timestamp::absolute).collect(Collectors.joining(","));
  }

  public int last() {
    return all.size() - 1;
  }

  private static @Nullable Message problem(List<Timestamp> all, Instant now) {
    var old = all.stream().filter(timestamp -> !timestamp.isRecent(now)).map(Timestamp::text).toList();
    if (!old.isEmpty()) {
      return Message.of("workPackage.error.timestamps_forbidden", String.join(", ", old));
    }
    return all.size() > MOST ? Message.of("workPackage.error.timestamps_many", MOST) : null;
  }

  /** What is wrong with them, if anything. */
  public Optional<Message> wrong() {
    return Optional.ofNullable(problem);
  }
}
