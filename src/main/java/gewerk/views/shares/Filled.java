package gewerk.views.shares;

import java.util.List;

import gewerk.platform.resource.Violation;
import gewerk.work.shares.Right;

/** The form for sharing as it was filled in, and what is wrong with it. */
record Filled(String principal, String email, Right right, List<Violation> wrong) {
  static final Filled NOTHING = new Filled("", "", Right.VIEW, List.of());

  Filled wrong(List<Violation> violations) {
    return new Filled(principal, email, right, violations);
  }
}
