package gewerk.work.versions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Something that work is finished for.
 *
 * @param projectId null only while somebody has not said yet where it belongs
 * @param custom values of custom fields by the fields' ids
 */
public record Version(long id, @Nullable Long projectId, String name, String description, @Nullable LocalDate startDate, @Nullable LocalDate endDate,
    String status, String sharing, Map<String, List<String>> custom, Instant createdAt, Instant updatedAt) {
  /** How far a version can have come. */
  public static final List<String> STATUSES = List.of("open", "locked", "closed");

  /** Who else can use it, from nobody to everybody. */
  public static final List<String> SHARINGS = List.of("none", "descendants", "hierarchy", "tree", "system");

  public boolean isOpen() {
    return status.equals("open");
  }
}
