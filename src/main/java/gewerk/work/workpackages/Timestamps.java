package gewerk.work.workpackages;

import java.time.Duration;
import java.time.Instant;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;

/** The parameter {@code timestamps} of lists (reference: timestamps). Looking back is not offered: only the present is answered. */
final class Timestamps {
  private static final Map<String, Duration> SHORT = Map.of("now", Duration.ZERO, "1d", Duration.ofDays(1), "1w", Duration.ofDays(7),
      "1m", Duration.ofDays(30), "1y", Duration.ofDays(365));

  private Timestamps() {}

  static void refuseOldOnes(Request request) {
    var old = new ArrayList<String>();
    for (var text : request.query("timestamps").orElse("").split(",")) {
      if (!text.isBlank()) {
        var moment = moment(text.strip()).orElseThrow(() -> Refusal.invalidQuery("workPackage.error.timestamp", text));
        if (moment.isBefore(Instant.now().minus(Duration.ofDays(1)).minusSeconds(1))) {
          old.add(text);
        }
      }
    }
    if (!old.isEmpty()) {
      throw Refusal.invalidQuery("workPackage.error.timestamps_forbidden", String.join(", ", old));
    }
  }

  private static Optional<Instant> moment(String text) {
    if (SHORT.containsKey(text)) {
      return Optional.of(Instant.now().minus(SHORT.get(text)));
    }
    if (text.matches("(oneDayAgo|lastWorkingDay|oneWeekAgo|oneMonthAgo)@\\d{2}:\\d{2}[+-]\\d{2}:\\d{2}")) {
      int days = text.startsWith("oneWeek") ? 7 : text.startsWith("oneMonth") ? 30 : 1;
      return Optional.of(Instant.now().minus(Duration.ofDays(days)));
    }
    try {
      return Optional.of(text.startsWith("P") ? ago(text) : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant ago(String text) {
    return text.contains("T") ? Instant.now().plus(Duration.parse(text))
        : Instant.now().atZone(ZoneOffset.UTC).plus(Period.parse(text)).toInstant();
  }
}
