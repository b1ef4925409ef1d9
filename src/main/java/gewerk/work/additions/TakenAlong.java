package gewerk.work.additions;

import gewerk.platform.resource.Asking;
import gewerk.work.workpackages.WorkPackage;

/** Something beside its attributes that a copy of a work package may take along. */
public interface TakenAlong {
  /** The name of its checkbox and the key of its label after {@code along.}: {@code watchers}. */
  String name();

  /** Whether there is something to take, which this person may take. */
  boolean isOffered(WorkPackage from, Asking asking);

  /** Belongs into the transaction in which the copy is made. */
  void take(WorkPackage from, WorkPackage to, Asking asking);
}
