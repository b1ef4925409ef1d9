package gewerk.views.table.edit;

import java.util.List;

import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.forms.Field;
import gewerk.views.editing.Control;
import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/**
 * The form in a cell.
 *
 * @param frame the cell that asks for it
 * @param was the value that the reader saw, to tell whether somebody else has changed it since
 * @param back where to go without scripts; null where a frame is renewed
 */
public record Editor(String frame, WorkPackage wp, Control control, String was, @Nullable String back) {
  public String action() {
    return "/work_packages/" + wp.id() + "/edit/" + field().name();
  }

  public Field field() {
    return control.field();
  }

  public List<Choice> choices() {
    return control.choices();
  }

  /** Whether nothing is a value too. */
  public boolean mayBeEmpty() {
    return !control.isRequired();
  }

  public boolean isChosen(Choice choice) {
    return List.of(field().value().split(",")).contains(choice.value());
  }

  /** Both values, where somebody else was faster. @param mine as it was sent */
  public record Conflict(String theirs, String yours, List<String> mine) {}
}
