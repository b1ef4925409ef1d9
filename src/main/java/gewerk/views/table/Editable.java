package gewerk.views.table;

import java.util.Set;

import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Kind;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** Which cells may be edited, and by which attribute. */
public final class Editable {
  private static final Set<String> NEVER = Set.of("id", "author", "createdAt", "updatedAt", "lockVersion");

  private Editable() {}

  /** The attribute that the cell of a column is edited by; null where the viewer may not. A milestone has one date in both columns. */
  static @Nullable String name(WorkPackages workPackages, Attribute<WorkPackage> column, Candidate<WorkPackage> candidate, Viewer viewer) {
    if (isWritable(column, candidate, viewer)) {
      return column.name();
    }
    boolean dated = column.name().equals("startDate") || column.name().equals("dueDate");
    return dated && !column.isShown(candidate.proposed(), viewer)
        && workPackages.declaration().attribute("date").filter(date -> isWritable(date, candidate, viewer)).isPresent() ? "date" : null;
  }

  public static boolean isWritable(Attribute<WorkPackage> attribute, Candidate<WorkPackage> candidate, Viewer viewer) {
    return attribute.kind() != Kind.STRUCTURE && !NEVER.contains(attribute.name()) && attribute.isShown(candidate.proposed(), viewer) && attribute.isWritable(candidate, viewer);
  }
}
