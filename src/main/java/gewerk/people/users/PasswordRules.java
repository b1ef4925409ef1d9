package gewerk.people.users;

import java.util.ArrayList;
import java.util.List;

import gewerk.platform.resource.Violation;

/** Which passwords are good enough. Length is what counts; rules about kinds of characters make people write passwords down. */
public final class PasswordRules {
  private static final int LONGEST = 128;
  private static final String ATTRIBUTE = "password";

  private PasswordRules() {}

  /** @param shortest as the settings have it */
  public static List<Violation> wrongWith(String password, String login, int shortest) {
    var wrong = new ArrayList<Violation>();
    if (password.isBlank()) {
      wrong.add(Violation.of(ATTRIBUTE, "error.blank"));
    }
    if (password.length() < shortest) {
      wrong.add(Violation.of(ATTRIBUTE, "error.too_short", shortest));
    }
    if (password.length() > LONGEST) {
      wrong.add(Violation.of(ATTRIBUTE, "error.too_long", LONGEST));
    }
    if (!login.isEmpty() && password.equalsIgnoreCase(login)) {
      wrong.add(Violation.of(ATTRIBUTE, "user.password_is_login"));
    }
    return wrong;
  }
}
