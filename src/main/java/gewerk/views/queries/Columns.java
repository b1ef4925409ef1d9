package gewerk.views.queries;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import gewerk.platform.hal.Link;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Resource;
import gewerk.work.workpackages.WorkPackage;

/** What tables of work packages can show, group by and be ordered by: it follows from what a work package consists of. */
final class Columns {
  private static final long CUSTOM_FIELDS = 1_000_000;
  private static final String DIRECTIONS = "urn:openproject-org:api:v3:queries:directions:";
  private static final Set<String> NEVER_SHOWN = Set.of("lockVersion", "displayId", "description", "scheduleManually", "ignoreNonWorkingDays", "date",
      "readonly", "derivedStartDate", "derivedDueDate", "derivedEstimatedTime", "derivedRemainingTime", "derivedPercentageDone");

  private final Resource<WorkPackage> workPackages;
  private final Catalogue<Column> columns;
  private final Catalogue<Column> groupBys;
  private final Catalogue<SortBy> sortBys;

  Columns(Resource<WorkPackage> workPackages) {
    this.workPackages = workPackages;
    columns = new Catalogue<>("queries/columns", "QueryColumn", this::all, this::name);
    groupBys = new Catalogue<>("queries/group_bys", "QueryGroupBy",
        () -> all().stream().filter(column -> workPackages.grouping(column.id()).isPresent()).toList(), this::name);
    sortBys = new Catalogue<>("queries/sort_bys", "QuerySortBy", this::orders,
        (order, asking) -> asking.say("query.sort_by", name(order.column(), asking), asking.say("query.direction." + order.direction())));
    sortBys.shape()
        .link("column", (order, asking) -> columns.link(order.column(), asking))
        .link("direction", (order, asking) -> Link.absolute(DIRECTIONS + order.direction(), asking.say("query.direction." + order.direction())));
  }

  Catalogue<Column> columns() {
    return columns;
  }

  Catalogue<Column> groupBys() {
    return groupBys;
  }

  Catalogue<SortBy> sortBys() {
    return sortBys;
  }

  private List<Column> all() {
    var all = new ArrayList<Column>();
    int number = 0;
    for (var attribute : workPackages.attributes()) {
      number++;
      if (isShown(attribute)) {
        all.add(new Column(isCustom(attribute) ? CUSTOM_FIELDS + Long.parseLong(attribute.name().substring(11)) : number, attribute.name()));
      }
    }
    return all;
  }

  private List<SortBy> orders() {
    var sortable = new HashSet<String>();
    workPackages.declaredSorts().forEach(sort -> sortable.add(sort.name()));
    workPackages.attributes().stream().filter(attribute -> attribute.column().isPresent()).forEach(attribute -> sortable.add(attribute.name()));
    return all().stream().filter(column -> sortable.contains(column.id()))
        .flatMap(column -> Stream.of(new SortBy(column.number() * 2, column, false), new SortBy(column.number() * 2 + 1, column, true))).toList();
  }

  private String name(Column column, Asking asking) {
    return workPackages.attribute(column.id()).map(attribute -> attribute.label(workPackages, asking.words())).orElse(column.id());
  }

  private static boolean isShown(Attribute<WorkPackage> attribute) {
    return !NEVER_SHOWN.contains(attribute.name()) && !attribute.is(Trait.NOT_IN_SCHEMA) && !attribute.is(Trait.META) && !attribute.is(Trait.SCHEMA_ONLY);
  }

  private static boolean isCustom(Attribute<WorkPackage> attribute) {
    return attribute.name().matches("customField\\d+");
  }
}
