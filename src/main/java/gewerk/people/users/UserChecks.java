package gewerk.people.users;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import gewerk.people.principals.User;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;

/** What an account must look like. */
final class UserChecks {
  private static final Set<String> AT_FIRST = Set.of("active", "invited");
  private static final Set<String> LATER = Set.of("active", "registered", "invited", "locked");

  private UserChecks() {}

  /**
   * Passwords are judged elsewhere, by what the settings demand and what was used before.
   *
   * @param authSources the directories that there are
   */
  static List<Violation> judge(Candidate<User> candidate, Written written, Set<Long> authSources) {
    var wrong = new ArrayList<Violation>();
    var user = candidate.proposed();
    if (!(candidate.isNew() ? AT_FIRST : LATER).contains(user.status())) {
      wrong.add(Violation.of("status", "error.inclusion"));
    }
    if (!UserAttributes.languages().contains(user.language())) {
      wrong.add(Violation.of("language", "error.inclusion"));
    }
    if (!user.login().isEmpty() && (!user.login().matches("[\\p{L}\\p{N}_\\-@.+ ]*") || user.login().matches("\\d+|me"))) {
      wrong.add(Violation.of("login", "error.invalid"));
    }
    if (written.get("email") instanceof String email && !email.isBlank() && !email.matches("[^@\\s]+@[^@\\s]+")) {
      wrong.add(Violation.of("email", "error.invalid"));
    }
    var source = user.authSourceId();
    if (source != null && !authSources.contains(source)) {
      wrong.add(Violation.of("authSource", "error.does_not_exist"));
    }
    wrong.addAll(password(candidate, written));
    return wrong;
  }

  /** Whoever is active must be able to sign in: by a password, or through somebody who vouches for them. */
  private static List<Violation> password(Candidate<User> candidate, Written written) {
    var user = candidate.proposed();
    if (written.get("password") instanceof String && user.authSourceId() != null) {
      return List.of(Violation.sentence("password", "user.password_elsewhere"));
    }
    boolean needed = written.get("password") == null && candidate.isNew() && user.isActive() && !user.account().isVouchedFor();
    return needed ? List.of(Violation.of("password", "error.blank")) : List.of();
  }
}
