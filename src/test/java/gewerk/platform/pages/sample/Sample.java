package gewerk.platform.pages.sample;

/** Stands for a feature whose folder has a style sheet and a script. */
public final class Sample {
  private Sample() {}
}
