package gewerk.platform.resource;

import java.util.List;

/** Something that stands inside another resource's answer, still to be written. */
public sealed interface Part {
  /** One resource, with what it embeds itself when deep. */
  record One<T>(Resource<T> resource, T row) implements Part {}

  /** A plain list of resources. */
  record Rows<T>(Resource<T> resource, List<T> rows) implements Part {}

  /** A collection with its count and address. */
  record Collected<T>(Resource<T> resource, List<T> rows, String path) implements Part {}
}
