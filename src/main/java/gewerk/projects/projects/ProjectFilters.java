package gewerk.projects.projects;

import static gewerk.platform.resource.FilterType.BOOLEAN;
import static gewerk.platform.resource.FilterType.LIST;
import static gewerk.platform.resource.FilterType.LIST_MULTIPLE;
import static gewerk.platform.resource.FilterType.LIST_OPTIONAL;
import static gewerk.platform.resource.FilterType.PAST;
import static gewerk.platform.resource.FilterType.SEARCH;
import static gewerk.platform.resource.FilterType.STRING;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import gewerk.platform.access.Permission;
import gewerk.platform.access.Viewers;
import gewerk.platform.database.Compare;
import gewerk.platform.database.Sql;
import gewerk.platform.http.Ids;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Values;

/** The ways to narrow and order a list of projects that are more than a column. */
final class ProjectFilters {
  private final Projects projects;
  private final Viewers viewers;

  ProjectFilters(Projects projects, Viewers viewers) {
    this.projects = projects;
    this.viewers = viewers;
  }

  void addTo(Resource<Project> resource) {
    resource.filters(
        Filter.on("active", BOOLEAN, Values.BOOLEAN, "p.active"),
        Filter.of("ancestor", LIST, Values.of(projects), (operator, values, asking) ->
            when(operator, ProjectStore.isInside(Values.ids(values, asking)))),
        Filter.on("parent", LIST_OPTIONAL, projects, "p.parent_id"),
        Filter.on("id", LIST, projects, "p.id"),
        Filter.on("identifier", STRING, Values.TEXT, "p.identifier"),
        Filter.on("name", STRING, Values.TEXT, "p.name"),
        Filter.of("nameAndIdentifier", STRING, Values.TEXT, ProjectFilters::nameOrIdentifier),
        Filter.on("typeahead", SEARCH, Values.TEXT, ProjectStore.NAMES),
        Filter.of("principal", LIST_OPTIONAL, Values.each(value -> value.equals("me") || Ids.isId(value)), ProjectFilters::principal),
        Filter.on("public", BOOLEAN, Values.BOOLEAN, "p.public"),
        Filter.of("projectStatusCode", LIST_OPTIONAL, Values.each(code -> ProjectStatus.of(code).isPresent()), ProjectFilters::status),
        Filter.on("templated", BOOLEAN, Values.BOOLEAN, "p.templated"),
        Filter.of("type", LIST, Values.INTEGER, (operator, values, asking) -> when(operator, ProjectStore.uses("project_types", "type_id", values))),
        Filter.of("availableProjectAttributes", LIST, Values.INTEGER, (operator, values, asking) ->
            when(operator, ProjectStore.uses("custom_field_projects", "custom_field_id", values))),
        Filter.on("createdAt", PAST, Values.NOTHING, "p.created_at"),
        Filter.on("updatedAt", PAST, Values.NOTHING, "p.updated_at"),
        Filter.on("latestActivityAt", PAST, Values.NOTHING, ProjectStore.LATEST_ACTIVITY),
        Filter.of("userAction", LIST_MULTIPLE, Values.each(action -> !permissionsFor(action).isEmpty()), this::userAction),
        Filter.of("visible", LIST, this::namesPeople, this::visible).availableWhen(asking -> asking.viewer().isAdmin()));
    resource.sort("typeahead", ProjectStore.HIERARCHY).sort("latestActivityAt", ProjectStore.LATEST_ACTIVITY);
  }

  private static Sql when(Operator operator, Sql condition) {
    return operator == Operator.IS_NOT ? condition.not() : condition;
  }

  private static Sql nameOrIdentifier(Operator operator, List<String> values, Asking asking) {
    return ProjectStore.named(operator == Operator.IS || operator == Operator.IS_NOT, operator == Operator.IS_NOT || operator == Operator.CONTAINS_NOT, values);
  }

  private static Sql principal(Operator operator, List<String> values, Asking asking) {
    return switch (operator) {
      case PRESENT -> ProjectStore.hasMembers();
      case EMPTY -> ProjectStore.hasMembers().not();
      default -> when(operator, ProjectStore.hasMember(Values.ids(values, asking)));
    };
  }

  private static Sql status(Operator operator, List<String> values, Asking asking) {
    return switch (operator) {
      case PRESENT -> Compare.isPresent("p.status_code");
      case EMPTY -> Compare.isEmpty("p.status_code");
      case IS_NOT -> Compare.isNoText("p.status_code", values);
      default -> Compare.isAnyText("p.status_code", values);
    };
  }

  /** Projects in which the asking person may do something; with {@code &=} all of it. */
  private Sql userAction(Operator operator, List<String> actions, Asking asking) {
    var each = actions.stream().map(action -> Sql.or(permissionsFor(action).stream().map(name -> asking.viewer().where(name, "p.id")).toList())).toList();
    return switch (operator) {
      case ALL_OF -> Sql.and(each);
      case IS_NOT -> Sql.or(each).not();
      case EMPTY -> Sql.FALSE;
      case PRESENT -> Sql.TRUE;
      default -> Sql.or(each);
    };
  }

  private Set<String> permissionsFor(String action) {
    return viewers.permissions().all().stream().filter(permission -> permission.actions().contains(action)).map(Permission::name)
        .collect(Collectors.toSet());
  }

  /** Whom somebody else can see is for administrators to ask. */
  private boolean namesPeople(List<String> values, Asking asking) {
    return asking.viewer().isAdmin() && Values.INTEGER.areValid(values, asking)
        && Values.ids(values, asking).stream().allMatch(id -> viewers.find(id).isPresent());
  }

  private Sql visible(Operator operator, List<String> values, Asking asking) {
    var ids = Values.ids(values, asking).stream().flatMap(id -> viewers.find(id).stream())
        .flatMap(viewer -> Arrays.stream(viewer.projects("view_project")).boxed()).distinct().toList();
    return when(operator, Sql.anyOf("p.id", ids));
  }
}
