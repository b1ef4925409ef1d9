package gewerk.work.relations;

import gewerk.work.relations.RelationType.Named;
import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/**
 * A relation as somebody wants it.
 *
 * @param id 0 for a new one
 * @param named null for a type that there is not
 * @param from null for a package that is not there for this person; so is {@code to}
 */
record Draft(long id, @Nullable Named named, @Nullable WorkPackage from, @Nullable WorkPackage to, @Nullable Integer lag, @Nullable String description) {
  /** As it would be kept: with the canonical type and the ends that belong to it. Null while something is missing. */
  @Nullable Relation relation() {
    if (named == null || from == null || to == null) {
      return null;
    }
    var first = named.swapped() ? to : from;
    var second = named.swapped() ? from : to;
    return new Relation(id, first.projectId(), first.id(), second.id(), named.type(), named.type() == RelationType.FOLLOWS ? lag : null,
        description == null || description.isBlank() ? null : description);
  }

  /** What the first end of the kept relation is called in what was written. */
  String nameOfFirst() {
    return named != null && named.swapped() ? "to" : "from";
  }
}
