package gewerk.work.types;

import java.util.List;

/** One section of a type's form. */
public sealed interface FormGroup {
  /** What the section is called, as its readers see it. */
  String name();

  /** Attributes, by their API names; {@code date} stands for start and finish together. */
  record Attributes(String name, List<String> attributes) implements FormGroup {}

  /** A table of the children, laid out by a saved query. */
  record Children(String name, long queryId) implements FormGroup {}

  /** A table of the packages that are related in one way, laid out by a saved query. */
  record Related(String name, String relationType, long queryId) implements FormGroup {}
}
