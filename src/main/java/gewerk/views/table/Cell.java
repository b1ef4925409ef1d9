package gewerk.views.table;

import org.jspecify.annotations.Nullable;

/** What stands in one cell of the table. */
public sealed interface Cell {
  Cell NOTHING = new Nothing();

  record Nothing() implements Cell {}

  record Plain(String text) implements Cell {}

  /** @param hue the class of its colour */
  record Chip(String label, String hue, boolean square) implements Cell {}

  record Who(String name, String initials) implements Cell {}

  /** @param late in words, where the day has passed */
  record When(String text, @Nullable String late) implements Cell {}

  record Done(int percent, String text) implements Cell {}
}
