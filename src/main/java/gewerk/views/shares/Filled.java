package gewerk.views.shares;

import java.util.List;
import java.util.stream.Collectors;

import gewerk.platform.pages.forms.Field;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;
import gewerk.work.shares.Right;

/** The form for sharing as it was filled in, and what is wrong with it. */
record Filled(String principal, String email, Right right, List<Violation> wrong) {
  static final Filled NOTHING = new Filled("", "", Right.VIEW, List.of());

  /** With what is wrong with it. */
  Field judged(Field field, Asking asking) {
    var problem = wrong.stream().filter(violation -> violation.attribute().equals(field.name())).map(violation -> asking.say(violation.text()))
        .collect(Collectors.joining(" "));
    return problem.isEmpty() ? field : field.error(problem);
  }

  Filled wrong(List<Violation> violations) {
    return new Filled(principal, email, right, violations);
  }
}
