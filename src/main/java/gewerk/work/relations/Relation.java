package gewerk.work.relations;

import org.jspecify.annotations.Nullable;

/**
 * Two work packages that belong together.
 *
 * @param projectId where the first one is; who may manage relations there may change this one
 * @param lag working days between what is followed and what follows
 */
public record Relation(long id, long projectId, long fromId, long toId, RelationType type, @Nullable Integer lag, @Nullable String description) {
  public boolean isFollows() {
    return type == RelationType.FOLLOWS;
  }

  /** The same ends and type; lag and description may differ. */
  boolean tiesLike(Relation other) {
    return fromId == other.fromId && toId == other.toId && type == other.type;
  }

  String path() {
    return "/relations/" + id;
  }
}
