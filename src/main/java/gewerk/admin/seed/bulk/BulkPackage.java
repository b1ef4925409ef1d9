package gewerk.admin.seed.bulk;

import java.time.Instant;

import gewerk.work.progress.Progress;
import gewerk.work.scheduling.Dates;
import org.jspecify.annotations.Nullable;

/** An invented work package before its plan is worked out. */
record BulkPackage(long id, @Nullable Long parentId, int level, Sorting sorting, People people, Text text, Dates dates, Progress progress, String custom,
    Instant createdAt) {
  record Sorting(BulkStore.Type type, long status, boolean closed, long priority, @Nullable Long version, @Nullable Long category) {}

  record People(long author, @Nullable Long assignee, @Nullable Long responsible) {}

  record Text(String subject, String description) {}

  boolean isMilestone() {
    return sorting.type().milestone();
  }
}
