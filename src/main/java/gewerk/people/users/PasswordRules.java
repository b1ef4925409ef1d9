package gewerk.people.users;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

import gewerk.platform.resource.Violation;

/** Which passwords are good enough. Length is what counts; rules about kinds of characters make people write passwords down, and are off at first. */
public final class PasswordRules {
  static final List<String> KINDS = List.of("lowercase", "uppercase", "numeric", "special");

  private static final int LONGEST = 128;
  private static final String ATTRIBUTE = "password";

  private PasswordRules() {}

  /**
   * What the settings demand.
   *
   * @param shortest in characters
   * @param kinds of characters that count, of {@link #KINDS}
   * @param fewest how many of these kinds a password must have
   */
  public record Demands(int shortest, List<String> kinds, int fewest) {
    public static Demands length(int shortest) {
      return new Demands(shortest, List.of(), 0);
    }

    int needed() {
      return Math.min(fewest, kinds.size());
    }
  }

  public static List<Violation> wrongWith(String password, String login, Demands demands) {
    var wrong = new ArrayList<Violation>();
    if (password.isBlank()) {
      wrong.add(Violation.of(ATTRIBUTE, "error.blank"));
    }
    if (password.length() < demands.shortest) {
      wrong.add(Violation.of(ATTRIBUTE, "error.too_short", demands.shortest));
    }
    if (password.length() > LONGEST) {
      wrong.add(Violation.of(ATTRIBUTE, "error.too_long", LONGEST));
    }
    if (!login.isEmpty() && password.equalsIgnoreCase(login)) {
      wrong.add(Violation.of(ATTRIBUTE, "user.password_is_login"));
    }
    if (!password.isBlank()) {
      wrong.addAll(kinds(password, demands));
    }
    return wrong;
  }

  private static List<Violation> kinds(String password, Demands demands) {
    var missing = demands.kinds.stream().filter(kind -> !has(password, kind)).toList();
    if (demands.kinds.size() - missing.size() >= demands.needed()) {
      return List.of();
    }
    return demands.needed() == demands.kinds.size() ? missing.stream().map(kind -> Violation.of(ATTRIBUTE, "user.password_needs_" + kind)).toList()
        : List.of(Violation.of(ATTRIBUTE, "user.password_needs", demands.needed()));
  }

  private static boolean has(String password, String kind) {
    IntPredicate is = switch (kind) {
      case "lowercase" -> Character::isLowerCase;
      case "uppercase" -> Character::isUpperCase;
      case "numeric" -> Character::isDigit;
      default -> letter -> !Character.isLetterOrDigit(letter);
    };
    return password.codePoints().anyMatch(is);
  }
}
