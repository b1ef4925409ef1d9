package gewerk.views.copying;

/** Which new row stands for which old one: two arrays of the same length. */
record Twins(long[] old, long[] made) {
  static final Twins NONE = new Twins(new long[0], new long[0]);
}
