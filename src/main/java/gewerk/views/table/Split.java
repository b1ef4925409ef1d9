package gewerk.views.table;

import java.util.List;

import gewerk.platform.pages.Tab;
import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/**
 * The work package beside the table.
 *
 * @param description as safe HTML
 * @param statuses where the workflow leads from here, the present one left out
 * @param edits the names of the attributes that may be edited here
 */
public record Split(WorkPackage wp, Face face, String description, List<Fact> facts, List<Step> statuses, List<String> edits, Ways ways) {
  /** Its type and status, and whether its reader watches it; null for those who cannot. */
  public record Face(Cell type, Cell status, @Nullable Boolean watching) {}

  /** @param edits the attribute that it is edited by; null where it may not be */
  public record Fact(String name, String label, Cell cell, @Nullable String edits) {}

  public record Step(long id, Cell chip) {}

  /** Where one can go from here; none before the first and after the last of the page. */
  public record Ways(String close, @Nullable String previous, @Nullable String next, Tabs tabs) {}

  /** A way to a tab. */
  public record Button(String icon, String label, String href) {}

  /**
   * Its tabs.
   *
   * @param html what the open one shows; null where it is the overview or the activity
   * @param buttons those that have a button besides
   */
  public record Tabs(List<Tab> all, @Nullable String html, boolean activity, List<Button> buttons) {
    public boolean isOverview() {
      return html == null && !activity;
    }
  }

  public boolean mayEdit(String attribute) {
    return edits.contains(attribute);
  }
}
