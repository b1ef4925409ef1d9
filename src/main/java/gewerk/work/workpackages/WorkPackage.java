package gewerk.work.workpackages;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import gewerk.platform.resource.Written;
import gewerk.work.progress.Progress;
import gewerk.work.scheduling.Dates;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work: what is to be done, by whom, when, and how far it is.
 *
 * @param ancestorIds from the root to the parent
 * @param total sums over the subtree; none without children
 * @param custom values of custom fields by the field's id, always as texts
 */
public record WorkPackage(
    long id, long projectId, long typeId, long statusId, long priorityId, long authorId, @Nullable Long assigneeId, @Nullable Long responsibleId,
    @Nullable Long categoryId, @Nullable Long versionId, @Nullable Long parentId, List<Long> ancestorIds, String subject, String description,
    Dates dates, boolean scheduleManually, Progress progress, Total total, boolean hasChildren, Map<String, List<String>> custom,
    int lockVersion, Instant createdAt, Instant updatedAt) {

  /** What the packages beneath one add up to, itself included. */
  public record Total(@Nullable LocalDate startDate, @Nullable LocalDate dueDate, @Nullable BigDecimal estimatedHours,
      @Nullable BigDecimal remainingHours, @Nullable Integer doneRatio) {
    public static final Total NONE = new Total(null, null, null, null, null);

    Progress progress() {
      return new Progress(estimatedHours, remainingHours, doneRatio);
    }
  }

  public static WorkPackage blank(long authorId) {
    return new WorkPackage(0, 0, 0, 0, 0, authorId, null, null, null, null, null, List.of(), "", "", Dates.NONE, true, Progress.NONE, Total.NONE,
        false, Map.of(), 0, Instant.now(), Instant.now());
  }

  public @Nullable LocalDate startDate() {
    return dates.start();
  }

  public @Nullable LocalDate dueDate() {
    return dates.due();
  }

  public boolean isNew() {
    return id == 0;
  }

  /** With what was written; what follows from it is another's concern. */
  WorkPackage with(Written written, Map<String, List<String>> customValues) {
    return new WorkPackage(id, id(written, "project", projectId), id(written, "type", typeId), id(written, "status", statusId),
        id(written, "priority", priorityId), id(written, "author", authorId), written.id("assignee", assigneeId), written.id("responsible", responsibleId),
        written.id("category", categoryId), written.id("version", versionId), written.id("parent", parentId), ancestorIds,
        orEmpty(written.text("subject", subject)).strip(), orEmpty(written.text("description", description)), dates,
        written.truth("scheduleManually", scheduleManually), progress, total, hasChildren, customValues, lockVersion,
        java.util.Objects.requireNonNullElse(written.moment("createdAt", createdAt), createdAt),
        java.util.Objects.requireNonNullElse(written.moment("updatedAt", updatedAt), updatedAt));
  }

  WorkPackage with(Dates other) {
    return new WorkPackage(id, projectId, typeId, statusId, priorityId, authorId, assigneeId, responsibleId, categoryId, versionId, parentId, ancestorIds,
        subject, description, other, scheduleManually, progress, total, hasChildren, custom, lockVersion, createdAt, updatedAt);
  }

  WorkPackage with(Progress other) {
    return new WorkPackage(id, projectId, typeId, statusId, priorityId, authorId, assigneeId, responsibleId, categoryId, versionId, parentId, ancestorIds,
        subject, description, dates, scheduleManually, other, total, hasChildren, custom, lockVersion, createdAt, updatedAt);
  }

  WorkPackage scheduledManually(boolean manually) {
    return new WorkPackage(id, projectId, typeId, statusId, priorityId, authorId, assigneeId, responsibleId, categoryId, versionId, parentId, ancestorIds,
        subject, description, dates, manually, progress, total, hasChildren, custom, lockVersion, createdAt, updatedAt);
  }

  WorkPackage beneath(List<Long> ancestors) {
    return new WorkPackage(id, projectId, typeId, statusId, priorityId, authorId, assigneeId, responsibleId, categoryId, versionId, parentId, ancestors,
        subject, description, dates, scheduleManually, progress, total, hasChildren, custom, lockVersion, createdAt, updatedAt);
  }

  /** A link that was taken away where one is needed counts as none. */
  private static long id(Written written, String name, long otherwise) {
    Long id = written.id(name, otherwise);
    return id == null ? 0 : id;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
