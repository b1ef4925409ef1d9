package gewerk.work.activities;

/**
 * Something that is about to be said.
 *
 * @param text in Markdown
 * @param internal whether only those see it who may see internal comments
 * @param announced whether others shall be told of it
 */
public record Comment(String text, boolean internal, boolean announced) {
  public static Comment of(String text) {
    return new Comment(text, false, true);
  }
}
