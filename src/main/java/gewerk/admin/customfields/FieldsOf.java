package gewerk.admin.customfields;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import gewerk.platform.access.Viewer;
import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.CustomValues;
import gewerk.platform.resource.Extension;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Grouping;
import gewerk.platform.resource.Sort;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Writes;
import gewerk.platform.resource.Written;
import org.jspecify.annotations.Nullable;

/** The custom fields of one resource as they are defined now: what they add to it, how their values are written, what is wrong with them. */
public final class FieldsOf<T> implements Extension<T> {
  /** All that follows from the definitions, made anew when one of them changes. */
  private record Shapes<T>(List<CustomField> fields, List<Attribute<T>> attributes, List<Filter> filters, List<Sort> sorts,
      List<Grouping> groupings, List<Attribute<T>> sums) {}

  private final CustomFieldStore store;
  private final FieldShapes<T> shapes;
  private final Carrier<T> carrier;
  private final Held<Shapes<T>> present;

  FieldsOf(Database database, CustomFieldStore store, FieldShapes<T> shapes) {
    this.store = store;
    this.shapes = shapes;
    carrier = shapes.carrier();
    present = Held.of(database, CustomFieldStore.TABLES, this::shape);
  }

  public List<Attribute<T>> attributes() {
    return present.get().attributes;
  }

  public List<Filter> filters() {
    return present.get().filters;
  }

  public List<Sort> sorts() {
    return present.get().sorts;
  }

  public List<Grouping> groupings() {
    return present.get().groupings;
  }

  /** The attributes that lists can sum up; each has a column. */
  public List<Attribute<T>> sums() {
    return present.get().sums;
  }

  /**
   * The values after something was written: of a new row the usual ones too. What is written to a field that the row does not have, or
   * that the viewer must not see, is passed over; the row's project and type are those that it is going to have.
   */
  @Override
  public Map<String, List<String>> merged(T before, Written written, Viewer viewer) {
    var values = new LinkedHashMap<String, List<String>>(carrier.facts().values().apply(before));
    for (var field : activeAfter(before, written)) {
      if (written.has(field.attribute()) && mayWrite(field, viewer)) {
        values.keySet().remove(field.key());
        values.putAll(CustomValues.with(Map.of(), Written.nothing().with(field.attribute(), written.get(field.attribute()))));
      } else if (carrier.facts().isNew().test(before) && !field.defaults().isEmpty()) {
        values.putIfAbsent(field.key(), field.defaults());
      }
    }
    return Map.copyOf(values);
  }

  private static boolean mayWrite(CustomField field, Viewer viewer) {
    return field.format() != Format.CALCULATED_VALUE && (!field.adminOnly() || viewer.isAdmin());
  }

  /** Of a new row all fields are judged, of a saved one those that were written. */
  @Override
  public List<Violation> violations(Candidate<T> candidate, Written written, Asking asking) {
    return violations(candidate, asking, field -> candidate.isNew() || written.has(field.attribute()), written);
  }

  /** Everything that is wrong with a row's fields, written or not. */
  public List<Violation> violations(Candidate<T> candidate, Asking asking) {
    return violations(candidate, asking, field -> true, Written.nothing());
  }

  private List<Violation> violations(Candidate<T> candidate, Asking asking, Predicate<CustomField> which, Written written) {
    var row = candidate.proposed();
    var judged = present.get().fields.stream().filter(which)
        .filter(field -> carrier.shows(field, row, asking.viewer()) || joinsBy(written, field)).toList();
    var choosable = choosable(judged, candidate, asking);
    var violations = new ArrayList<Violation>();
    judged.forEach(field -> CustomFieldRules.problem(field, carrier.values(field, row), choosable.getOrDefault(field.id(), Set.of())).ifPresent(violations::add));
    return violations;
  }

  private List<CustomField> activeAfter(T before, Written written) {
    var project = written.id("project", carrier.facts().project().apply(before));
    var type = written.id("type", carrier.facts().type().apply(before));
    return present.get().fields.stream().filter(field -> field.isActive(project, type) || joinsBy(written, field)).toList();
  }

  /** Whoever gives a project a value begins to use the field there. */
  private static boolean joinsBy(Written written, CustomField field) {
    return field.resource().equals("project") && written.has(field.attribute());
  }

  /** For each field whose values are chosen what can be: what is offered, and what the row has already. */
  private Map<Long, Set<Long>> choosable(List<CustomField> fields, Candidate<T> candidate, Asking asking) {
    var project = carrier.facts().project().apply(candidate.proposed());
    var people = people(fields, candidate, project, asking);
    return fields.stream().filter(field -> field.format().canBeSeveral()).collect(Collectors.toMap(CustomField::id, field -> {
      var ids = new HashSet<>(saved(field, candidate));
      ids.addAll(switch (field.format()) {
        case USER -> people;
        case VERSION -> new HashSet<>(shapes.versions(project));
        default -> field.choices().stream().map(CustomOption::id).collect(Collectors.toSet());
      });
      return ids;
    }));
  }

  private List<Long> saved(CustomField field, Candidate<T> candidate) {
    return candidate.saved() == null ? List.of() : carrier.values(field, candidate.saved()).stream().map(Long::valueOf).toList();
  }

  /** Those of the people named in all fields who are known to the viewer and, where there is a project, belong to it. */
  private Set<Long> people(List<CustomField> fields, Candidate<T> candidate, @Nullable Long project, Asking asking) {
    var named = fields.stream().filter(field -> field.format() == Format.USER)
        .flatMap(field -> carrier.values(field, candidate.proposed()).stream()).map(Long::valueOf).distinct().toList();
    var principals = carrier.choices().principals();
    asking.loaded().load(principals, named);
    var known = named.stream().filter(id -> Writes.areVisible(principals, List.of(id), asking)).toList();
    return known.isEmpty() || project == null || project == 0 ? Set.copyOf(known) : store.membersAmong(known, project);
  }

  private Shapes<T> shape() {
    var fields = store.of(carrier.resource());
    return new Shapes<>(fields,
        fields.stream().map(shapes::attribute).toList(),
        fields.stream().filter(CustomField::filterable).map(shapes::filter).toList(),
        fields.stream().map(shapes::sort).flatMap(Optional::stream).toList(),
        fields.stream().map(shapes::grouping).flatMap(Optional::stream).toList(),
        fields.stream().filter(field -> field.format().canBeSummed() && !field.adminOnly()).map(shapes::attribute).toList());
  }
}
