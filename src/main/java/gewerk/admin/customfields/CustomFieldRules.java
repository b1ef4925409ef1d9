package gewerk.admin.customfields;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Violation;
import gewerk.platform.text.BoundedPattern;

/** Who may know of a custom field, and what its values must be like (reference: custom fields in payload and schema). */
final class CustomFieldRules {
  private CustomFieldRules() {}

  /** Whoever sees a project in which it is in use. */
  static boolean mayKnow(CustomField field, Viewer viewer) {
    return viewer.isAdmin() || !field.adminOnly() && isInUseFor(field, viewer);
  }

  private static boolean isInUseFor(CustomField field, Viewer viewer) {
    return switch (field.resource()) {
      case "work_package" -> isInProjectWith("view_work_packages", field, viewer);
      case "project" -> isInProjectWith("view_project", field, viewer);
      case "version", "time_entry" -> viewer.mayAnywhere("view_work_packages");
      default -> viewer.isLoggedIn();
    };
  }

  private static boolean isInProjectWith(String permission, CustomField field, Viewer viewer) {
    return field.scope().everywhere() ? viewer.mayAnywhere(permission)
        : Arrays.stream(viewer.projects(permission)).anyMatch(field.scope().projects()::contains);
  }

  /**
   * What is wrong with these values, if anything; the first thing is told.
   *
   * @param choosable the ids that can be chosen, where values are chosen
   */
  static Optional<Violation> problem(CustomField field, List<String> values, Set<Long> choosable) {
    if (values.stream().allMatch(String::isBlank)) {
      return field.required() ? Optional.of(Violation.of(field.attribute(), "error.blank")) : Optional.empty();
    }
    return switch (field.format()) {
      case STRING, TEXT, INT, FLOAT -> ofText(field, values.getFirst());
      case LINK -> isAddress(values.getFirst()) ? ofText(field, values.getFirst()) : Optional.of(Violation.of(field.attribute(), "customField.error.address"));
      case USER, VERSION, LIST, HIERARCHY -> mayChoose(values, choosable) ? Optional.empty()
          : Optional.of(Violation.of(field.attribute(), "error.inclusion"));
      case DATE, BOOL, CALCULATED_VALUE -> Optional.empty();
    };
  }

  /** An address that a browser may follow without running anything. */
  static boolean isAddress(String text) {
    try {
      var address = new URI(text.strip());
      return address.getHost() != null && List.of("http", "https").contains(String.valueOf(address.getScheme()).toLowerCase(java.util.Locale.ROOT));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean mayChoose(List<String> values, Set<Long> choosable) {
    return values.stream().allMatch(value -> choosable.contains(Long.valueOf(value)));
  }

  private static Optional<Violation> ofText(CustomField field, String text) {
    var limits = field.limits();
    int length = text.codePointCount(0, text.length());
    if (limits.shortest() != null && limits.shortest() > 0 && length < limits.shortest()) {
      return Optional.of(Violation.of(field.attribute(), "error.too_short", limits.shortest()));
    }
    if (limits.longest() != null && limits.longest() > 0 && length > limits.longest()) {
      return Optional.of(Violation.of(field.attribute(), "error.too_long", limits.longest()));
    }
    if (limits.pattern() == null || limits.pattern().isEmpty()) {
      return Optional.empty();
    }
    return switch (BoundedPattern.find(limits.pattern(), text)) {
      case MATCHES -> Optional.empty();
      case DIFFERS -> Optional.of(Violation.of(field.attribute(), "error.invalid"));
      case UNDECIDED -> Optional.of(Violation.of(field.attribute(), "error.pattern"));
    };
  }
}
