package gewerk.platform.resource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A row with a value of every kind. */
record Ship(long id, String name, @Nullable Long harbourId, List<Long> calls, @Nullable Integer crew, @Nullable BigDecimal tonnage, @Nullable BigDecimal voyage,
    @Nullable Integer overhaul, boolean afloat, @Nullable LocalDate launched, @Nullable Instant seenAt, String story, String note) {
  static final Ship BLANK = new Ship(0, "", null, List.of(), null, null, null, null, true, null, null, "", "");
}
