package gewerk.views.table;

import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Kind;
import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/**
 * One column of the table.
 *
 * @param href where its heading leads; null where lists cannot be sorted by it
 * @param sorted as {@code aria-sort} says it
 * @param sum over all pages; empty where nothing is summed up
 */
public record Column(Attribute<WorkPackage> attribute, String label, @Nullable String href, @Nullable String sorted, String sum) {
  public String name() {
    return attribute.name();
  }

  public boolean isSubject() {
    return name().equals("subject");
  }

  /** The classes of its cells. */
  public String style() {
    return isNumber() ? "num " + name() : name();
  }

  public boolean isNumber() {
    return switch (attribute.kind()) {
      case INTEGER, FLOAT, HOURS, DAYS -> !name().equals("id") && !name().endsWith("ercentageDone");
      default -> false;
    };
  }

  boolean isSummed() {
    return attribute.kind() == Kind.HOURS || isNumber();
  }
}
