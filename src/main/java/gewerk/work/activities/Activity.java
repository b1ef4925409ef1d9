package gewerk.work.activities;

import java.time.Instant;

import gewerk.work.journals.Journal;
import gewerk.work.workpackages.WorkPackage;

/** One entry in the history of a work package. */
public record Activity(Journal journal, WorkPackage workPackage) {
  public long id() {
    return journal.id();
  }

  public int version() {
    return journal.version();
  }

  public long userId() {
    return journal.userId();
  }

  public boolean internal() {
    return journal.internal();
  }

  public Instant createdAt() {
    return journal.createdAt();
  }

  public Instant updatedAt() {
    return journal.updatedAt();
  }

  /** What was said, in Markdown. */
  public String notes() {
    return journal.notes();
  }

  /** Something was changed and changed back within one entry. */
  public boolean isRetracted() {
    return !journal.isComment() && journal.changes().isEmpty();
  }

  /** Nothing but what was said, or what had to be said instead. */
  public boolean isComment() {
    return journal.isComment() || journal.changes().isEmpty();
  }

  /** What was said has been changed since, as far as that can be told: changes that are added to an entry renew its time, too. */
  public boolean isRewritten() {
    return journal.isComment() && journal.changes().isEmpty() && updatedAt().isAfter(createdAt());
  }

  String path() {
    return "/activities/" + id();
  }
}
