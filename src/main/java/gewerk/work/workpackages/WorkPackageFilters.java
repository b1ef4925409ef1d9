package gewerk.work.workpackages;

import static gewerk.platform.resource.FilterType.BOOLEAN;
import static gewerk.platform.resource.FilterType.DATE;
import static gewerk.platform.resource.FilterType.INTERVAL;
import static gewerk.platform.resource.FilterType.LIST;
import static gewerk.platform.resource.FilterType.LIST_OPTIONAL;
import static gewerk.platform.resource.FilterType.NUMBER;
import static gewerk.platform.resource.FilterType.PAST;
import static gewerk.platform.resource.FilterType.SEARCH;
import static gewerk.platform.resource.FilterType.STATUS;
import static gewerk.platform.resource.FilterType.TEXT;

import java.util.List;

import gewerk.platform.database.Compare;
import gewerk.platform.database.Sql;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Grouping;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Values;

/** How lists of work packages are narrowed, ordered and grouped (reference: every work-package filter, columns). */
final class WorkPackageFilters {
  private final Neighbours neighbours;
  private final WorkPackageNames names;

  WorkPackageFilters(Neighbours neighbours, WorkPackageNames names) {
    this.neighbours = neighbours;
    this.names = names;
  }

  void addTo(Resource<WorkPackage> resource) {
    resource.filters(
        Filter.on("status", STATUS, neighbours.statuses(), "wp.status_id").withCondition(this::status),
        Filter.on("type", LIST, neighbours.types(), "wp.type_id"),
        Filter.on("priority", LIST, neighbours.priorities(), "wp.priority_id"),
        Filter.on("project", LIST, neighbours.projects(), "wp.project_id"),
        Filter.on("author", LIST, neighbours.principals(), "wp.author_id"),
        Filter.on("assignee", LIST_OPTIONAL, neighbours.principals(), "wp.assignee_id"),
        Filter.on("responsible", LIST_OPTIONAL, neighbours.principals(), "wp.responsible_id"),
        Filter.on("assigneeOrGroup", LIST_OPTIONAL, neighbours.principals(), "wp.assignee_id").withCondition(WorkPackageConditions::assigneeOrGroup),
        Filter.on("memberOfGroup", LIST_OPTIONAL, neighbours.principals().onlyGroups(), "wp.assignee_id").withCondition(WorkPackageConditions::memberOfGroup),
        Filter.on("assignedToRole", LIST_OPTIONAL, neighbours.roles(), "wp.assignee_id").withCondition(WorkPackageConditions::assignedToRole).hidden(),
        Filter.on("category", LIST_OPTIONAL, neighbours.categories(), "wp.category_id"),
        Filter.on("version", LIST_OPTIONAL, neighbours.versions(), "wp.version_id"),
        Filter.on("subprojectId", LIST_OPTIONAL, neighbours.projects(), "wp.project_id").hidden(),
        Filter.on("onlySubproject", LIST, neighbours.projects(), "wp.project_id").hidden());
    addPlain(resource);
    addHierarchy(resource);
    addOrders(resource);
    addGroups(resource);
  }

  private static void addPlain(Resource<WorkPackage> resource) {
    resource.filters(
        Filter.on("startDate", DATE, Values.NOTHING, "wp.start_date"),
        Filter.on("dueDate", DATE, Values.NOTHING, "wp.due_date"),
        Filter.of("datesInterval", INTERVAL, Values.NOTHING, WorkPackageConditions::overlaps),
        Filter.on("createdAt", PAST, Values.NOTHING, "wp.created_at"),
        Filter.on("updatedAt", PAST, Values.NOTHING, "wp.updated_at"),
        Filter.on("percentageDone", NUMBER, Values.INTEGER, "wp.done_ratio"),
        Filter.on("estimatedTime", NUMBER, Values.NUMBER, "wp.estimated_hours"),
        Filter.on("remainingTime", NUMBER, Values.NUMBER, "wp.remaining_hours"),
        Filter.on("duration", NUMBER, Values.INTEGER, "wp.duration"),
        Filter.of("subject", TEXT, Values.TEXT, WorkPackageConditions::subject),
        Filter.on("description", TEXT, Values.TEXT, "wp.description"),
        Filter.of("comment", TEXT, Values.TEXT, WorkPackageConditions::comment),
        Filter.of("search", SEARCH, Values.TEXT, WorkPackageConditions::search),
        Filter.of("subjectOrId", SEARCH, Values.TEXT, WorkPackageConditions::subjectOrId),
        Filter.of("typeahead", SEARCH, Values.TEXT, WorkPackageConditions::typeahead).hidden(),
        Filter.on("milestone", BOOLEAN, Values.BOOLEAN, "(select t.is_milestone from types t where t.id = wp.type_id)"));
  }

  private void addHierarchy(Resource<WorkPackage> resource) {
    resource.filters(
        Filter.on("id", LIST, names, "wp.id"),
        Filter.on("parent", LIST_OPTIONAL, names, "wp.parent_id"),
        Filter.on("ancestor", LIST, names, "wp.id").withCondition(WorkPackageConditions::ancestor));
    for (var relation : WorkPackageConditions.RELATIONS) {
      resource.filters(Filter.on(relation, LIST, names, "wp.id").withCondition(
          (operator, values, asking) -> WorkPackageConditions.relation(relation, operator, Values.ids(values, asking))));
    }
  }

  private static void addOrders(Resource<WorkPackage> resource) {
    resource.sortAlways("id", "wp.id").sort("subject", "wp.subject_folded")
        .sortThrough("project", "projects", "lower(it.name)", "wp.project_id")
        .sortThrough("type", "types", "it.position", "wp.type_id")
        .sortThrough("status", "statuses", "it.position", "wp.status_id")
        .sortThrough("priority", "enumerations", "it.position", "wp.priority_id")
        .sortThrough("author", "principals", "lower(it.name)", "wp.author_id")
        .sortThrough("assignee", "principals", "lower(it.name)", "wp.assignee_id")
        .sortThrough("responsible", "principals", "lower(it.name)", "wp.responsible_id")
        .sortThrough("category", "categories", "lower(it.name)", "wp.category_id")
        .sortThrough("version", "versions", "lower(it.name)", "wp.version_id")
        .sortAlways("updatedAt", "wp.updated_at").sort("createdAt", "wp.created_at").sort("startDate", "wp.start_date").sort("dueDate", "wp.due_date")
        .sort("estimatedTime", "wp.estimated_hours").sort("remainingTime", "wp.remaining_hours").sort("percentageDone", "wp.done_ratio")
        .sort("duration", "wp.duration");
  }

  private void addGroups(Resource<WorkPackage> resource) {
    resource
        .group(Grouping.by("status", neighbours.statuses(), "wp.status_id", "(select s.position from statuses s where s.id = wp.status_id)"))
        .group(Grouping.by("type", neighbours.types(), "wp.type_id", "(select t.position from types t where t.id = wp.type_id)"))
        .group(Grouping.by("priority", neighbours.priorities(), "wp.priority_id", "(select -e.position from enumerations e where e.id = wp.priority_id)"))
        .group(Grouping.by("project", neighbours.projects(), "wp.project_id", "(select lower(p.name) from projects p where p.id = wp.project_id)"))
        .group(Grouping.by("author", neighbours.principals(), "wp.author_id", "(select lower(p.name) from principals p where p.id = wp.author_id)"))
        .group(Grouping.by("assignee", neighbours.principals(), "wp.assignee_id", "(select lower(p.name) from principals p where p.id = wp.assignee_id)"))
        .group(Grouping.by("responsible", neighbours.principals(), "wp.responsible_id",
            "(select lower(p.name) from principals p where p.id = wp.responsible_id)"))
        .group(Grouping.by("category", neighbours.categories(), "wp.category_id", "(select lower(c.name) from categories c where c.id = wp.category_id)"))
        .group(Grouping.by("version", neighbours.versions(), "wp.version_id", "(select lower(v.name) from versions v where v.id = wp.version_id)"))
        .group(Grouping.plain("percentageDone", "wp.done_ratio", (value, asking) -> value == null ? null : value + "%"));
  }

  private Sql status(Operator operator, List<String> values, Asking asking) {
    var closed = neighbours.closedIds();
    return switch (operator) {
      case OPEN -> Compare.isNoneOf("wp.status_id", closed);
      case CLOSED -> Compare.isAnyOf("wp.status_id", closed);
      case IS -> Compare.isAnyOf("wp.status_id", Values.ids(values, asking));
      case IS_NOT -> Compare.isNoneOf("wp.status_id", Values.ids(values, asking));
      default -> Sql.TRUE;
    };
  }
}
