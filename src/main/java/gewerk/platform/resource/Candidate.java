package gewerk.platform.resource;

import org.jspecify.annotations.Nullable;

/** A row as it is saved and as it would be; saved is null for one that is about to be made. */
public record Candidate<T>(@Nullable T saved, T proposed) {
  public static <T> Candidate<T> unchanged(T row) {
    return new Candidate<>(row, row);
  }

  public boolean isNew() {
    return saved == null;
  }

  /** What stands in the database, or would. */
  public T current() {
    return saved == null ? proposed : saved;
  }
}
