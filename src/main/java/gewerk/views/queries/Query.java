package gewerk.views.queries;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A saved view on work packages.
 *
 * @param id 0 for one that is not saved
 * @param projectId whose work it shows; none for that of all projects
 * @param isShown whether a view shows it; those without serve other features and are hidden
 */
public record Query(long id, String name, @Nullable Long projectId, long userId, boolean isPublic, boolean starred, boolean isShown, Selection selection,
    Look look, Instant createdAt, Instant updatedAt) {
  /** What is compared unless somebody says otherwise: nothing. */
  static final List<String> PRESENT = List.of("PT0S");

  /**
   * What it shows, in which order.
   *
   * @param sortBy such as {@code id-asc}
   */
  record Selection(List<KeptFilter> filters, List<String> sortBy, @Nullable String groupBy, boolean sums, boolean includeSubprojects) {}

  /** How it looks. */
  record Look(List<String> columns, boolean showHierarchies, boolean timelineVisible, String timelineZoomLevel, Map<String, Object> timelineLabels,
      List<String> timestamps, @Nullable String highlightingMode, List<String> highlightedAttributes, @Nullable String displayRepresentation) {
    Look withColumns(List<String> others) {
      return new Look(others, showHierarchies, timelineVisible, timelineZoomLevel, timelineLabels, timestamps, highlightingMode, highlightedAttributes,
          displayRepresentation);
    }

    Look withHierarchies(boolean shown) {
      return new Look(columns, shown, timelineVisible, timelineZoomLevel, timelineLabels, timestamps, highlightingMode, highlightedAttributes,
          displayRepresentation);
    }

    Look withTimestamps(List<String> others) {
      return new Look(columns, showHierarchies, timelineVisible, timelineZoomLevel, timelineLabels, others, highlightingMode, highlightedAttributes,
          displayRepresentation);
    }
  }

  /** What people see who have not chosen anything. */
  static Query usual(String name, @Nullable Long projectId, long userId, List<String> columns) {
    return new Query(0, name, projectId, userId, false, false, false,
        new Selection(List.of(new KeptFilter("status", "o", List.of())), List.of("id-asc"), null, false, true),
        new Look(columns, false, false, "auto", Map.of(), PRESENT, "inline", List.of(), null), Instant.EPOCH, Instant.EPOCH);
  }

  Query with(Selection other) {
    return new Query(id, name, projectId, userId, isPublic, starred, isShown, other, look, createdAt, updatedAt);
  }

  Query with(Look other) {
    return new Query(id, name, projectId, userId, isPublic, starred, isShown, selection, other, createdAt, updatedAt);
  }

  Query starred(boolean now) {
    return new Query(id, name, projectId, userId, isPublic, now, isShown, selection, look, createdAt, updatedAt);
  }

  boolean isSaved() {
    return id != 0;
  }

  /** Below {@code /api/v3}. */
  String path() {
    return isSaved() ? "/queries/" + id : (projectId == null ? "" : "/projects/" + projectId) + "/queries/default";
  }

  /** Where its results are, below {@code /api/v3}. */
  String resultsPath() {
    return (projectId == null ? "" : "/projects/" + projectId) + "/work_packages";
  }
}
