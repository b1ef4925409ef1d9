package gewerk.views.queries;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.hal.JsonOut;
import gewerk.platform.hal.Link;
import gewerk.platform.http.QueryString;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Target;
import gewerk.platform.resource.Values;
import gewerk.projects.projects.Projects;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** What each filter takes: its operators, and for each of them the values (reference: filter instance schemas). */
final class FilterSchemas {
  private static final String ACTIVE_PROJECTS = "[{\"active\":{\"operator\":\"=\",\"values\":[\"t\"]}}]";
  private static final String PEOPLE = "[{\"status\":{\"operator\":\"!\",\"values\":[\"locked\"]}},{\"type\":{\"operator\":\"=\",\"values\":[\"%s\"]}}]";

  /** @param projectId of the list that is filtered; none for all projects */
  record Scope(@Nullable Long projectId, boolean withValues) {
    String path() {
      return (projectId == null ? "" : "/projects/" + projectId) + "/queries/filter_instance_schemas";
    }
  }

  private final Resource<WorkPackage> workPackages;

  FilterSchemas(WorkPackages workPackages, Projects projects) {
    this.workPackages = workPackages.declaration();
  }

  Optional<Filter> find(String name, Asking asking) {
    return workPackages.filter(name).filter(filter -> filter.available().apply(asking));
  }

  void collection(JsonOut out, Scope scope, Asking asking) {
    var filters = workPackages.filters().stream().filter(filter -> filter.available().apply(asking)).toList();
    out.object(() -> {
      out.member("_type", "Collection");
      out.member("total", filters.size());
      out.member("count", filters.size());
      out.object("_embedded", () -> out.array("elements", () -> filters.forEach(filter -> out.value(schema(filter, scope, asking)))));
      out.object("_links", () -> out.link("self", Link.to(scope.path())));
    });
  }

  Map<String, Object> schema(Filter filter, Scope scope, Asking asking) {
    var self = Link.to("/queries/filter_instance_schemas/" + filter.name());
    var link = Link.to(FilterInstances.pathOf(filter), filter.label(workPackages, asking.words()));
    var members = new LinkedHashMap<String, Object>();
    members.put("_type", "QueryFilterInstanceSchema");
    members.put("_dependencies", List.of(Map.of("_type", "SchemaDependency", "on", "operator", "dependencies", dependencies(filter, scope, asking))));
    members.put("name", property("String", asking.say("query.name"), false));
    members.put("filter", allowed(property("QueryFilter", asking.say("query.filter"), true), scope, List.of(link)));
    members.put("operator", allowed(property("QueryOperator", asking.say("query.operator"), true), scope, filter.type().operators().stream()
        .map(operator -> Link.to(FilterInstances.pathOf(operator), FilterInstances.nameOf(operator, asking))).toList()));
    members.put("_links", Map.of("self", self, "filter", link));
    return members;
  }

  private Map<String, Object> dependencies(Filter filter, Scope scope, Asking asking) {
    var dependencies = new LinkedHashMap<String, Object>();
    for (var operator : filter.type().operators()) {
      dependencies.put(Link.BASE + FilterInstances.pathOf(operator),
          operator.valuesNeeded() == 0 ? Map.of() : Map.of("values", values(filter, operator, scope, asking)));
    }
    return dependencies;
  }

  private Map<String, Object> values(Filter filter, Operator operator, Scope scope, Asking asking) {
    var target = filter.target();
    var schema = property(target == null ? plainType(filter, operator) : "[]" + target.schemaType(), asking.say("query.values"), true);
    if (target != null) {
      schema.put("location", "_links");
      var path = scope.withValues ? path(filter, target, scope) : null;
      if (path != null) {
        schema.put("_links", Map.of("allowedValues", Link.to(path)));
      }
    }
    return schema;
  }

  private static String plainType(Filter filter, Operator operator) {
    return switch (operator) {
      case IN_DAYS, IN_LESS_DAYS, IN_MORE_DAYS, DAYS_AGO, LESS_DAYS_AGO, MORE_DAYS_AGO -> "[1]Integer";
      case ON -> filter.type() == FilterType.PAST ? "[1]DateTime" : "[1]Date";
      case BETWEEN -> filter.type() == FilterType.PAST ? "[2]DateTime" : "[2]Date";
      default -> switch (filter.type()) {
        case BOOLEAN -> "[1]Boolean";
        case NUMBER -> filter.values() == Values.INTEGER ? "[1]Integer" : "[1]Float";
        default -> "[1]String";
      };
    };
  }

  /** Where the rows that a filter can name are listed. */
  private static @Nullable String path(Filter filter, Target<?> target, Scope scope) {
    var project = scope.projectId == null ? "" : "/projects/" + scope.projectId;
    return switch (target.namespaces().getFirst()) {
      case "projects" -> "/projects?" + parameters(ACTIVE_PROJECTS);
      case "groups", "users" -> "/principals?" + parameters(PEOPLE.formatted(filter.name().equals("memberOfGroup") ? "Group" : "User"));
      case "work_packages" -> project + "/work_packages";
      case "types" -> project + "/types";
      case "versions" -> project + "/versions";
      case "categories" -> project.isEmpty() ? null : project + "/categories";
      case "custom_options" -> null;
      default -> "/" + target.namespaces().getFirst();
    };
  }

  private static String parameters(String filters) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("filters", filters);
    parameters.put("pageSize", "-1");
    return QueryString.write(parameters);
  }

  private static Map<String, Object> allowed(Map<String, Object> property, Scope scope, List<Link> links) {
    property.put("location", "_links");
    if (scope.withValues) {
      property.put("_links", Map.of("allowedValues", new ArrayList<>(links)));
    }
    return property;
  }

  private static Map<String, Object> property(String type, String name, boolean writable) {
    var property = new LinkedHashMap<String, Object>();
    property.put("type", type);
    property.put("name", name);
    property.put("required", true);
    property.put("hasDefault", false);
    property.put("writable", writable);
    property.put("options", Map.of());
    return property;
  }
}
