package gewerk.people.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import gewerk.platform.http.Request;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;

/**
 * A form for somebody who is not in yet: a sentence, some fields, one button.
 *
 * @param hidden what the form carries along
 * @param problems what is wrong with the whole
 */
public record DoorForm(String text, String action, Map<String, String> hidden, List<Line> lines, String button, List<String> problems) {
  /** @param type of the input: {@code text}, {@code email}, {@code password} */
  public record Line(Field field, String type) {}

  /** What was sent, and what is wrong with it. */
  record Sent(Request request, Asking asking, List<Violation> wrong) {
    /** @param name of the field and of the attribute; its label is {@code user.NAME} */
    Line line(String name, String type, String autocomplete, String otherwise) {
      var said = wrong.stream().filter(violation -> violation.attribute().equals(name)).map(violation -> asking.say(violation.text())).toList();
      var value = type.equals("password") ? "" : request.form(name).orElse(otherwise);
      return new Line(Field.of(name, asking.say(label(name))).value(value).required().autocomplete(autocomplete)
          .error(said.isEmpty() ? null : String.join(" ", said)), type);
    }

    /** A new password, twice. */
    List<Line> password(int shortest) {
      var first = line("password", "password", "new-password", "");
      return List.of(new Line(first.field().hint(asking.say("sessions.password_hint", shortest)), "password"),
          line("passwordConfirmation", "password", "new-password", ""));
    }

    /** What no field shows. */
    List<String> problems(List<Line> lines) {
      return wrong.stream().filter(violation -> lines.stream().noneMatch(line -> line.field().name().equals(violation.attribute())))
          .map(violation -> asking.say(violation.text())).distinct().toList();
    }

    private static String label(String name) {
      return name.startsWith("password") ? "sessions." + name : "user." + name;
    }
  }

  /** The two passwords that were typed, when they differ. */
  static List<Violation> notTheSame(Request request) {
    return Objects.equals(request.form("password"), request.form("passwordConfirmation")) ? List.of()
        : List.of(Violation.of("passwordConfirmation", "sessions.not_the_same"));
  }

  static List<Line> all(List<Line> some, List<Line> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
