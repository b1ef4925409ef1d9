package gewerk.admin.customfields;

import java.util.List;
import java.util.stream.Collectors;

import gewerk.platform.database.CustomColumn;
import gewerk.platform.database.Sql;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Target;
import gewerk.platform.resource.Values;

/** How lists are narrowed by one custom field. Equal values are asked for in the way that the index answers. */
record FieldFilter(CustomField field, CustomColumn column, String number, Target<?> target) {
  Filter filter() {
    var compared = compared();
    return new Filter(field.attribute(), field.name(), field.format().filterType(field.several()), field.format().canBeSeveral() ? target : null, values(),
        (operator, values, asking) -> isKnownTo(asking) ? compared.where(operator, values, asking) : Sql.FALSE, this::isKnownTo);
  }

  private boolean isKnownTo(Asking asking) {
    return !field.adminOnly() || asking.viewer().isAdmin();
  }

  private Filter.Condition compared() {
    var type = field.format().filterType(field.several());
    return switch (field.format()) {
      case STRING, LINK -> (operator, values, asking) -> switch (operator) {
        case IS -> column.hasAny(values);
        case IS_NOT -> column.hasNone(values);
        default -> Filter.on(field.attribute(), type, Values.TEXT, column.text()).condition().where(operator, values, asking);
      };
      case TEXT -> Filter.on(field.attribute(), type, Values.TEXT, column.text()).condition();
      case INT, FLOAT, CALCULATED_VALUE -> Filter.on(field.attribute(), type, Values.NUMBER, number).condition();
      case DATE -> Filter.on(field.attribute(), type, Values.NOTHING, column.date()).condition();
      case BOOL -> Filter.on(field.attribute(), type, Values.BOOLEAN, column.truth()).condition();
      case USER, VERSION, LIST, HIERARCHY -> this::chosen;
    };
  }

  private Sql chosen(Operator operator, List<String> values, Asking asking) {
    var ids = Values.ids(values, asking).stream().map(String::valueOf).toList();
    return switch (operator) {
      case IS -> column.hasAny(ids);
      case ALL_OF -> column.hasAll(ids);
      case IS_NOT -> column.hasNone(ids);
      case PRESENT -> column.isPresent();
      case EMPTY -> column.isEmpty();
      default -> throw new IllegalArgumentException("Operator " + operator.symbol() + " does not belong to this type");
    };
  }

  private Values values() {
    return switch (field.format()) {
      case STRING, TEXT, LINK -> Values.TEXT;
      case INT -> Values.INTEGER;
      case FLOAT, CALCULATED_VALUE -> Values.NUMBER;
      case DATE -> Values.NOTHING;
      case BOOL -> Values.BOOLEAN;
      case USER, VERSION -> Values.of(target);
      case LIST, HIERARCHY -> Values.words(field.choices().stream().map(option -> String.valueOf(option.id())).collect(Collectors.toSet()));
    };
  }
}
