package gewerk.platform.resource;

import java.util.List;
import java.util.Optional;

import gewerk.platform.access.Viewer;
import gewerk.platform.hal.Link;

/** What a link can point at: how its rows are found, shown and recognised. */
public interface Target<L> extends Batch<L> {
  /** The segments after {@code /api/v3/} that are accepted; the first is the usual one. */
  List<String> namespaces();

  long id(L row);

  Link link(L row);

  /** In the reader's language, where the title is a word of ours. */
  default Link link(L row, Asking asking) {
    return link(row);
  }

  /** What its schema calls a value: {@code User}, {@code Status}. */
  String schemaType();

  default boolean isVisible(L row, Viewer viewer) {
    return true;
  }

  /** The id that the last segment of a link names; text where rows are known by name too. */
  default Optional<Long> parse(String segment) {
    return segment.matches("-?\\d{1,18}") ? Optional.of(Long.valueOf(segment)) : Optional.empty();
  }

  /** How a row looks when it is embedded; none where it never is. */
  default Optional<Resource<L>> resource() {
    return Optional.empty();
  }
}
