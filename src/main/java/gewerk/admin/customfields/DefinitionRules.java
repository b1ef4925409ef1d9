package gewerk.admin.customfields;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import gewerk.platform.http.Ids;
import gewerk.platform.resource.Violation;
import gewerk.platform.text.BoundedPattern;
import org.jspecify.annotations.Nullable;

/** What a definition must be like. */
final class DefinitionRules {
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_VALUE = 255;

  private DefinitionRules() {}

  /**
   * @param before the field as it is defined now; null for a new one
   * @param others the fields of the same resource beside it
   */
  static List<Violation> problems(Definition definition, @Nullable CustomField before, List<CustomField> others) {
    var violations = new ArrayList<Violation>();
    named(definition.name(), others, violations);
    if (before != null && (before.format() != definition.format() || !before.resource().equals(definition.resource()))) {
      violations.add(Violation.notWritable("format"));
    }
    if (definition.traits().several() && !definition.format().canBeSeveral()) {
      violations.add(Violation.of("several", "error.invalid"));
    }
    limited(definition, violations);
    offering(definition, violations);
    computed(definition, others, violations);
    beginning(definition, violations);
    return violations;
  }

  private static void named(String name, List<CustomField> others, List<Violation> violations) {
    if (name.isBlank()) {
      violations.add(Violation.of("name", "error.blank"));
    } else if (name.length() > LONGEST_NAME) {
      violations.add(Violation.of("name", "error.too_long", LONGEST_NAME));
    } else if (others.stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
      violations.add(Violation.of("name", "error.taken"));
    }
  }

  private static void limited(Definition definition, List<Violation> violations) {
    var limits = definition.limits();
    if (limits.shortest() != null && limits.shortest() < 0) {
      violations.add(Violation.of("minLength", "error.at_least", 0));
    }
    if (limits.longest() != null && limits.longest() > 0 && limits.shortest() != null && limits.shortest() > limits.longest()) {
      violations.add(Violation.of("maxLength", "error.at_least", limits.shortest()));
    }
    if (limits.pattern() != null && !BoundedPattern.isValid(limits.pattern())) {
      violations.add(Violation.of("pattern", "error.pattern"));
    }
  }

  private static void offering(Definition definition, List<Violation> violations) {
    if (definition.format() == Format.LIST && definition.items().isEmpty()) {
      violations.add(Violation.of("options", "error.blank"));
    }
    if (!definition.format().hasOptions() && !definition.items().isEmpty()
        || definition.format() == Format.LIST && definition.items().stream().anyMatch(item -> !item.beneath().isEmpty())) {
      violations.add(Violation.of("options", "error.invalid"));
    }
    siblings(definition.items(), violations);
  }

  private static void siblings(List<Definition.Item> items, List<Violation> violations) {
    Set<String> seen = new HashSet<>();
    for (var item : items) {
      if (item.value().isBlank() || item.value().length() > LONGEST_VALUE) {
        violations.add(Violation.of("options", item.value().isBlank() ? "error.blank" : "error.too_long", LONGEST_VALUE));
      } else if (!seen.add(item.value().toLowerCase(Locale.ROOT))) {
        violations.add(Violation.of("options", "error.taken"));
      }
      siblings(item.beneath(), violations);
    }
  }

  private static void computed(Definition definition, List<CustomField> others, List<Violation> violations) {
    if (definition.format() != Format.CALCULATED_VALUE) {
      return;
    }
    var formula = Formula.parse(String.valueOf(definition.formula()));
    if (definition.formula() == null || definition.formula().isBlank()) {
      violations.add(Violation.of("formula", "error.blank"));
    } else if (formula.isEmpty() || !formula.get().fields().stream().allMatch(id -> others.stream().anyMatch(other -> isOperand(other, id, definition)))) {
      violations.add(Violation.of("formula", "error.invalid"));
    }
  }

  /** Calculated values are none, so that no two are made of each other; nor does what only administrators see become a part of what all see. */
  private static boolean isOperand(CustomField field, long id, Definition definition) {
    return field.id() == id && field.format().isNumber() && (!field.adminOnly() || definition.traits().adminOnly());
  }

  private static void beginning(Definition definition, List<Violation> violations) {
    var value = definition.defaultValue();
    if (value != null && !value.isEmpty() && !canBe(definition.format(), value)) {
      violations.add(Violation.of("defaultValue", "error.invalid"));
    }
  }

  private static boolean canBe(Format format, String value) {
    try {
      return switch (format) {
        case STRING, TEXT -> true;
        case LINK -> CustomFieldRules.isAddress(value);
        case INT -> Integer.parseInt(value) <= Integer.MAX_VALUE;
        case FLOAT -> new BigDecimal(value).precision() > 0;
        case DATE -> LocalDate.parse(value).getYear() > 0;
        case BOOL -> Set.of("true", "false").contains(value);
        case USER, VERSION -> Ids.isId(value);
        case LIST, HIERARCHY, CALCULATED_VALUE -> false;
      };
    } catch (NumberFormatException | DateTimeException e) {
      return false;
    }
  }
}
