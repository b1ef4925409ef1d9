package gewerk.platform.pages.lookbook;

import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.Colours;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.Person;
import gewerk.platform.pages.Templates;
import java.util.List;
import java.util.Map;

/** The pages of the lookbook, at /lookbook in development: all parts, and one whole screen. */
public final class Lookbook {
  public static final Colours COLOURS =
      Colours.of(List.of("#7a4fd0", "#2f8f5b", "#d03a2b", "#d59a00", "#0b8a8a", "#1f75cb", "#8a8f98", "#e8e337"));

  private static final Person IDA = new Person("Ida Moen", "/users/4", null);
  private static final Person PER = new Person("Per Lund", "/users/5", null);

  private Lookbook() {}

  /** All parts in their states. */
  public static byte[] parts(Page page) {
    return Templates.render(Lookbook.class, "parts", Map.of("page", page.titled("Lookbook"), "form", new Form(), "ida", IDA, "per", PER));
  }

  /** A list with something open beside it. */
  public static byte[] screen(Page page) {
    return Templates.render(Lookbook.class, "screen", Map.of("page", page.titled("Release 2.4"), "rows", ROWS));
  }

  /** A row of the list. */
  public record Row(int id, String subject, Mark type, Mark status, Plan plan) {}

  /** Something with a colour of its own. */
  public record Mark(String label, String colour) {}

  /** Who does it until when, and how much of it is done. */
  public record Plan(Person assignee, String due, String work, int done) {}

  /** The fields of a form, right and wrong ones. */
  public record Form(Field subject, Field due, Field work, Field assignee) {
    static final List<Choice> PEOPLE = List.of(new Choice("4", "Ida Moen"), new Choice("5", "Per Lund"), new Choice("6", "Solveig Aas"));

    Form() {
      this(
          Field.of("subject", "Subject").value("Survey the outer quay").required().hint("What is done when it is done."),
          Field.of("due", "Due date").value("2025-11-08").error("The due date is before the start date, 10 Nov. Move one of them."),
          Field.of("work", "Work").value("16h").hint("Like 1h30, 90m or 1:30."),
          Field.of("assignee", "Assignee").value("4"));
    }

    public List<Choice> people() {
      return PEOPLE;
    }

    public List<Field> all() {
      return List.of(subject, due, work, assignee);
    }
  }

  private static final Mark PROGRESS = new Mark("In progress", "#1f75cb");
  private static final Mark NEW = new Mark("New", "#8a8f98");
  private static final Mark TASK = new Mark("Task", "#2f8f5b");

  private static final List<Row> ROWS = List.of(
      new Row(1042, "Survey the outer quay before dredging starts", new Mark("Phase", "#7a4fd0"), PROGRESS, new Plan(IDA, "18 Nov", "16 h", 60)),
      new Row(1043, "Order the soundings for berth four", TASK, PROGRESS, new Plan(PER, "24 Nov", "6 h", 30)),
      new Row(1051, "Crane rail drifts by 4 mm in cold weather", new Mark("Bug", "#d03a2b"), PROGRESS, new Plan(PER, "27 Nov", "4 h", 0)),
      new Row(1058, "Write the notice to mariners", TASK, NEW, new Plan(IDA, "2 Dec", "3 h", 0)),
      new Row(1060, "Agree the night work window with the town", new Mark("Risk", "#d59a00"), NEW, new Plan(IDA, "4 Dec", "8 h", 0)),
      new Row(1063, "Milestone: quay handed over for paving", new Mark("Milestone", "#0b8a8a"), new Mark("Waiting", "#e8e337"), new Plan(PER, "15 Dec", "20 h", 0)));
}
