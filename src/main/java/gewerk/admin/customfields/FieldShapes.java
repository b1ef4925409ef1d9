package gewerk.admin.customfields;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.database.CustomColumn;
import gewerk.platform.http.QueryString;
import gewerk.platform.resource.Allowed;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Grouping;
import gewerk.platform.resource.Sort;
import gewerk.platform.resource.Target;
import org.jspecify.annotations.Nullable;

/** Makes of one definition what the machinery knows: an attribute, a filter, an order, a way to group. */
record FieldShapes<T>(Carrier<T> carrier, CustomOptions options, HierarchyItems items) {
  private static final Map<String, Object> NO_DIRECTION = Collections.singletonMap("rtl", null);

  Attribute<T> attribute(CustomField field) {
    var attribute = typed(field).named(field.name()).with(Trait.TITLED_WHEN_EMPTY).with(Trait.JUDGED_APART).fact("options", NO_DIRECTION)
        .shownWhen((row, viewer) -> carrier.shows(field, row, viewer))
        .writableWhen((candidate, viewer) -> (!field.adminOnly() || viewer.isAdmin()) && carrier.writable().test(candidate.current(), viewer));
    var required = field.required() ? attribute.required() : attribute;
    var withDefault = field.defaults().isEmpty() ? required : required.hasDefault();
    var limited = limited(withDefault, field.limits());
    return field.format().canBeSummed() && !field.adminOnly() ? limited.column(number(field)) : limited;
  }

  Filter filter(CustomField field) {
    return new FieldFilter(field, column(field), number(field), target(field)).filter();
  }

  /** Who may not see a field must not learn its values from an order either: what only administrators see is never sorted by. */
  Optional<Sort> sort(CustomField field) {
    boolean sortable = !field.several() && !field.adminOnly();
    return sortable ? Optional.of(new Sort(field.attribute(), order(field))) : Optional.empty();
  }

  Optional<Grouping> grouping(CustomField field) {
    if (field.several() || field.adminOnly()) {
      return Optional.empty();
    }
    return switch (field.format()) {
      case BOOL -> Optional.of(Grouping.plain(field.attribute(), column(field).truth(), (text, asking) -> text == null ? null : text.startsWith("t")));
      case LIST, USER, VERSION -> Optional.of(Grouping.by(field.attribute(), target(field), column(field).text(), order(field)));
      default -> Optional.empty();
    };
  }

  List<Long> versions(@Nullable Long project) {
    return project == null || project == 0 ? List.of() : carrier.choices().versionsOf().apply(project);
  }

  private Attribute<T> typed(CustomField field) {
    var name = field.attribute();
    return switch (field.format()) {
      case STRING, TEXT, LINK -> Attribute.of(field.format().kind(false), name, row -> first(field, row));
      case INT -> Attribute.integer(name, row -> number(field, row) instanceof BigDecimal number ? Long.valueOf(number.longValue()) : null);
      case FLOAT -> Attribute.of(field.format().kind(false), name, row -> number(field, row));
      case DATE -> Attribute.date(name, row -> first(field, row) instanceof String text ? LocalDate.parse(text) : null);
      case BOOL -> Attribute.bool(name, row -> first(field, row) instanceof String text ? Boolean.valueOf(text) : null);
      case USER, VERSION, LIST, HIERARCHY -> linked(field);
      case CALCULATED_VALUE -> calculated(field);
    };
  }

  private Attribute<T> linked(CustomField field) {
    var attribute = field.several()
        ? Attribute.<T>links(field.attribute(), target(field), row -> carrier.values(field, row).stream().map(Long::valueOf).toList())
        : Attribute.<T>link(field.attribute(), target(field), row -> first(field, row) instanceof String id ? Long.valueOf(id) : null);
    return switch (field.format()) {
      case USER -> attribute.allowed(new Allowed.At<>((candidate, asking) -> members(candidate))).schemaType(field.several() ? "[]User" : "User");
      case VERSION -> attribute.allowed(new Allowed.Ids<>((candidate, asking) -> versions(carrier.facts().project().apply(candidate.proposed()))));
      case HIERARCHY -> attribute.allowed(new Allowed.At<>((candidate, asking) -> "/custom_fields/" + field.id() + "/items"));
      default -> attribute.allowed(new Allowed.Ids<>((candidate, asking) -> field.choices().stream().map(CustomOption::id).toList()));
    };
  }

  private Attribute<T> calculated(CustomField field) {
    var formula = Formula.parse(String.valueOf(field.formula()));
    return Attribute.<T>of(field.format().kind(false), field.attribute(),
        row -> formula.isEmpty() ? null : formula.get().value(id -> decimal(carrier.facts().values().apply(row).get(String.valueOf(id)))))
        .readOnly().schemaType("CalculatedValue").fact("formula", String.valueOf(field.formula()));
  }

  private String members(Candidate<T> candidate) {
    var project = carrier.facts().project().apply(candidate.proposed());
    var member = project == null || project == 0 ? "" : ",{\"member\":{\"operator\":\"=\",\"values\":[\"" + project + "\"]}}";
    var query = new LinkedHashMap<String, String>();
    query.put("filters", "[{\"status\":{\"operator\":\"!\",\"values\":[\"3\"]}},"
        + "{\"type\":{\"operator\":\"=\",\"values\":[\"User\",\"Group\",\"PlaceholderUser\"]}}" + member + "]");
    query.put("pageSize", "-1");
    return "/principals?" + QueryString.write(query);
  }

  private static <T> Attribute<T> limited(Attribute<T> attribute, CustomField.Limits limits) {
    var limited = attribute;
    if (limits.shortest() != null && limits.shortest() > 0) {
      limited = limited.fact("minLength", limits.shortest());
    }
    if (limits.longest() != null && limits.longest() > 0) {
      limited = limited.fact("maxLength", limits.longest());
    }
    return limits.pattern() == null || limits.pattern().isEmpty() ? limited : limited.fact("regularExpression", limits.pattern());
  }

  private Target<?> target(CustomField field) {
    return switch (field.format()) {
      case USER -> carrier.choices().principals();
      case VERSION -> carrier.choices().versions();
      case HIERARCHY -> items;
      default -> options;
    };
  }

  private CustomColumn column(CustomField field) {
    return new CustomColumn(carrier.column(), field.id());
  }

  private String order(CustomField field) {
    return field.format() == Format.CALCULATED_VALUE ? number(field) : CustomFieldStore.order(field.format(), column(field));
  }

  private String number(CustomField field) {
    if (field.format() != Format.CALCULATED_VALUE) {
      return column(field).number();
    }
    return Formula.parse(String.valueOf(field.formula())).map(formula -> formula.sql(id -> new CustomColumn(carrier.column(), id).number()))
        .orElse("null::numeric");
  }

  private @Nullable String first(CustomField field, T row) {
    var values = carrier.values(field, row);
    return values.isEmpty() ? null : values.getFirst();
  }

  private @Nullable BigDecimal number(CustomField field, T row) {
    return decimal(carrier.values(field, row));
  }

  private static @Nullable BigDecimal decimal(@Nullable List<String> values) {
    return values == null || values.isEmpty() ? null : new BigDecimal(values.getFirst());
  }
}
