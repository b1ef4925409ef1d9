package gewerk.platform.resource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Attribute.Trait;
import org.jspecify.annotations.Nullable;

/** What the declaration alone can tell of something written: required, too long, not writable, no such row. */
public final class Writes {
  private Writes() {}

  /** Attributes that were really changed by somebody who may not. An equal value is no change and never an error. */
  public static <T> List<Violation> notWritable(Resource<T> resource, Candidate<T> candidate, Written written, Viewer viewer) {
    var violations = new ArrayList<Violation>();
    for (var attribute : resource.attributes()) {
      boolean unknown = attribute.is(Trait.JUDGED_APART) && !attribute.isShown(candidate.proposed(), viewer);
      if (written.has(attribute.name()) && !unknown && !attribute.isWritable(candidate, viewer) && isChange(attribute, candidate, written)) {
        violations.add(Violation.notWritable(attribute.name()));
      }
    }
    return violations;
  }

  /** Required attributes without a value, and texts longer than they may be. */
  public static <T> List<Violation> malformed(Resource<T> resource, T row, Viewer viewer) {
    var violations = new ArrayList<Violation>();
    for (var attribute : resource.attributes()) {
      boolean judged = !attribute.is(Trait.READ_ONLY) && !attribute.is(Trait.IGNORED) && !attribute.is(Trait.JUDGED_APART);
      if (judged && attribute.isShown(row, viewer)) {
        var value = attribute.value(row);
        if (attribute.is(Trait.REQUIRED) && isBlank(value)) {
          violations.add(Violation.of(attribute.name(), "error.blank"));
        } else if (attribute.schemaFacts().get("maxLength") instanceof Integer most && value instanceof String text && text.codePointCount(0, text.length()) > most) {
          violations.add(Violation.of(attribute.name(), "error.too_long", most));
        }
      }
    }
    return violations;
  }

  /** Links to rows that do not exist or that the viewer must not know of. */
  public static <T> List<Violation> dangling(Resource<T> resource, Written written, Asking asking) {
    var violations = new ArrayList<Violation>();
    for (var attribute : resource.attributes()) {
      if (attribute.kind().isLink() && !attribute.is(Trait.JUDGED_APART) && written.has(attribute.name())) {
        var ids = Representation.idsOf(written.get(attribute.name()));
        if (!areVisible(attribute.target(), ids, asking)) {
          violations.add(Violation.of(attribute.name(), "error.does_not_exist"));
        }
      }
    }
    return violations;
  }

  /** Whether a row of the target exists and may be known to the viewer. */
  public static <L> boolean areVisible(Target<L> target, List<Long> ids, Asking asking) {
    asking.loaded().load(target, ids);
    return ids.stream().allMatch(id -> asking.loaded().find(target, id).filter(row -> target.isVisible(row, asking.viewer())).isPresent());
  }

  private static <T> boolean isChange(Attribute<T> attribute, Candidate<T> candidate, Written written) {
    var before = candidate.saved() == null ? null : attribute.value(candidate.saved());
    return !same(before, written.get(attribute.name()));
  }

  /** Equal values; numbers by what they are worth, text empty as much as absent. */
  public static boolean same(@Nullable Object one, @Nullable Object other) {
    if (one instanceof BigDecimal first && other instanceof BigDecimal second) {
      return first.compareTo(second) == 0;
    }
    if (one instanceof Number first && other instanceof Number second) {
      return first.longValue() == second.longValue();
    }
    if (isBlank(one) && isBlank(other)) {
      return true;
    }
    return Objects.equals(one, other);
  }

  private static boolean isBlank(@Nullable Object value) {
    return value == null || value instanceof String text && isBlank(text) || value instanceof List<?> list && list.isEmpty();
  }

  /** Spaces that do not break are spaces. */
  private static boolean isBlank(String text) {
    return text.codePoints().allMatch(letter -> Character.isWhitespace(letter) || Character.isSpaceChar(letter));
  }
}
