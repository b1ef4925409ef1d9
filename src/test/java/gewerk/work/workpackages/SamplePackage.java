package gewerk.work.workpackages;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Work packages without a database, to whom rules are put bare. */
public final class SamplePackage {
  private SamplePackage() {}

  public static WorkPackage in(long project, long id) {
    return beneath(null, project, id);
  }

  public static WorkPackage beneath(@Nullable Long parent, long project, long id) {
    var blank = WorkPackage.blank(7);
    return new WorkPackage(id, project, 1, 1, 8, 7, null, null, null, null, parent, List.of(), "Sample", "", blank.dates(), true, blank.progress(), blank.total(), false,
        blank.custom(), 0, blank.createdAt(), blank.updatedAt());
  }
}
