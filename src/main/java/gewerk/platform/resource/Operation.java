package gewerk.platform.resource;

import org.jspecify.annotations.Nullable;

/**
 * One operation of the API as its description tells it.
 *
 * @param pattern the route below {@code /api/v3}
 * @param summary one sentence, in English
 * @param resource what it is about; none for what has no declaration
 */
public record Operation(String method, String pattern, String summary, @Nullable Resource<?> resource, Shape shape) {
  /** What comes back. */
  public enum Shape {
    ONE,
    /** All of them at once. */
    LIST,
    /** Some of them: filtered, ordered, page by page. */
    PAGE,
    FORM, SCHEMA, NOTHING, OTHER
  }
}
