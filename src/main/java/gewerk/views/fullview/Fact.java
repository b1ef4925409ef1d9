package gewerk.views.fullview;

/**
 * One attribute with its value as people read it.
 *
 * @param html safe to show; a dash where there is no value
 */
public record Fact(String name, String label, String html, boolean late) {
  /** Attributes that belong together. */
  public record Group(String name, java.util.List<Fact> facts) {}
}
