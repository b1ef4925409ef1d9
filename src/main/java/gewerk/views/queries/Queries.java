package gewerk.views.queries;

import static gewerk.platform.resource.Attribute.bool;
import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.links;
import static gewerk.platform.resource.Attribute.of;
import static gewerk.platform.resource.Attribute.string;
import static gewerk.platform.resource.Attribute.timestamp;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.people.principals.Principals;
import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.hal.Link;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Allowed;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Target;
import gewerk.platform.settings.Setting;
import gewerk.projects.projects.Projects;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** Saved views on work packages. Open this first. */
public final class Queries implements Target<Query> {
  static final String COLUMNS = "work_package_list_default_columns";

  private final QueryStore store;
  private final Projects projects;
  private final Principals principals;
  private final Columns columns;
  private final FilterInstances filters;
  private final Resource<Query> resource;
  private final Resource<WorkPackage> workPackages;
  private final ChangeQuery change;

  public Queries(Platform platform, WorkPackages workPackages) {
    platform.settings().declare(List.of(new Setting(COLUMNS, List.of("id", "subject", "type", "status", "assignee", "priority"))));
    store = new QueryStore(platform.database());
    projects = workPackages.neighbours().projects();
    principals = workPackages.neighbours().principals();
    columns = new Columns(workPackages.declaration());
    filters = new FilterInstances(workPackages.declaration());
    resource = Resource.<Query>of("Query", "query", Query::path).titled(Query::name).has(facts()).has(look()).has(whose()).has(parts());
    addLinks();
    this.workPackages = workPackages.declaration();
    change = new ChangeQuery(platform, resource, workPackages, columns, store);
    var schemas = new FilterSchemas(workPackages, projects);
    new QueryPartsApi(platform.api(), workPackages.declaration(), columns);
    new FilterSchemasApi(platform.api(), schemas, projects);
    new QuerySchemaApi(platform.api(), this, schemas, change);
    new QueryApi(platform, this, workPackages, change);
    new QueryOrderApi(platform, this, store);
  }

  /** For features that add to it. */
  public Resource<Query> declaration() {
    return resource;
  }

  /** One that the viewer may see. */
  public Optional<Query> find(long id, Viewer viewer) {
    return store.find(id, viewer);
  }

  /** One that the viewer may see (404) and change (403). */
  public Query changeable(long id, Viewer viewer) {
    var query = find(id, viewer).orElseThrow(Refusal::notFound);
    if (!mayChange(query, viewer)) {
      throw Refusal.forbidden();
    }
    return query;
  }

  /** Those for the table of one project, or for that of all, in the order of their names. */
  public List<Query> tables(@Nullable Long projectId, Viewer viewer) {
    return store.tables(projectId, viewer);
  }

  /** What a table shows of a view, without what is no longer there. */
  public Arrangement arrangement(Query query, Asking asking) {
    return Arrangement.of(query, workPackages, asking);
  }

  public ChangeQuery changing() {
    return change;
  }

  public boolean maySave(@Nullable Long projectId, Viewer viewer) {
    return QueryRules.maySave(projectId, viewer);
  }

  public boolean mayPublish(@Nullable Long projectId, Viewer viewer) {
    return QueryRules.mayMakePublic(projectId, viewer);
  }

  /** Whether somebody may change a saved query, and decide how it is shown. */
  public boolean mayChange(Query query, Viewer viewer) {
    return query.isSaved() && QueryRules.mayChange(query, viewer);
  }

  /** The condition on {@code q}, the queries, that somebody may see. */
  public static gewerk.platform.database.Sql visible(Viewer viewer) {
    return QueryStore.visible(viewer);
  }

  QueryStore store() {
    return store;
  }

  Projects projects() {
    return projects;
  }

  Columns columns() {
    return columns;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Attribute<Query>[] facts() {
    return new Attribute[] {
        integer("id", (Query query) -> query.isSaved() ? query.id() : null).readOnly().with(Trait.IGNORED).with(Trait.OMITTED_WHEN_EMPTY),
        string("name", Query::name).required().fact("minLength", 1).fact("maxLength", 255),
        timestamp("createdAt", (Query query) -> saved(query, query.createdAt())).readOnly().with(Trait.IGNORED).with(Trait.OMITTED_WHEN_EMPTY),
        timestamp("updatedAt", (Query query) -> saved(query, query.updatedAt())).readOnly().with(Trait.IGNORED).with(Trait.OMITTED_WHEN_EMPTY),
        bool("public", Query::isPublic).hasDefault(),
        bool("starred", (Query query) -> query.starred()).hasDefault().with(Trait.IGNORED),
        bool("hidden", (Query query) -> !query.isShown()).hasDefault().with(Trait.IGNORED),
        bool("sums", (Query query) -> query.selection().sums()).hasDefault(),
        bool("includeSubprojects", (Query query) -> query.selection().includeSubprojects()).hasDefault(),
        of(Kind.STRUCTURE, "filters", (Query query) -> query.selection().filters()).schemaType("[]QueryFilterInstance")
            .seen((query, asking) -> filters.shown(query.selection().filters(), asking))};
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Attribute<Query>[] look() {
    return new Attribute[] {
        bool("showHierarchies", (Query query) -> query.look().showHierarchies()).hasDefault(),
        bool("timelineVisible", (Query query) -> query.look().timelineVisible()).hasDefault(),
        string("timelineZoomLevel", (Query query) -> query.look().timelineZoomLevel()).hasDefault(),
        of(Kind.STRUCTURE, "timelineLabels", (Query query) -> query.look().timelineLabels()).schemaType("QueryTimelineLabels"),
        of(Kind.STRUCTURE, "timestamps", (Query query) -> query.look().timestamps()).hasDefault().schemaType("[]Timestamp"),
        string("highlightingMode", (Query query) -> query.look().highlightingMode()).hasDefault().with(Trait.OMITTED_WHEN_EMPTY),
        string("displayRepresentation", (Query query) -> query.look().displayRepresentation()).with(Trait.OMITTED_WHEN_EMPTY)};
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Attribute<Query>[] whose() {
    return new Attribute[] {
        Attribute.link("user", principals.onlyUsers(), (Query query) -> query.userId()).embedded().with(Trait.IGNORED).hasDefault(),
        Attribute.link("project", projects, (Query query) -> query.projectId()).embedded().schemaType("Project")
            .allowed(new Allowed.At<>((candidate, asking) -> "/queries/available_projects"))};
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Attribute<Query>[] parts() {
    return new Attribute[] {
        links("columns", columns.columns(), (Query query) -> columns.columns().numbers(query.look().columns())).embedded().hasDefault()
            .allowed(new Allowed.Ids<>((candidate, asking) -> columns.columns().numbers())),
        links("sortBy", columns.sortBys(), (Query query) -> columns.sortBys().numbers(query.selection().sortBy())).embedded().hasDefault()
            .allowed(new Allowed.Ids<>((candidate, asking) -> columns.sortBys().numbers())),
        Attribute.link("groupBy", columns.groupBys(), (Query query) -> group(query.selection().groupBy())).embedded().with(Trait.TITLED_WHEN_EMPTY)
            .schemaType("[]QueryGroupBy").allowed(new Allowed.Ids<>((candidate, asking) -> columns.groupBys().numbers())),
        links("highlightedAttributes", columns.columns(), (Query query) -> columns.columns().numbers(query.look().highlightedAttributes())).embedded()
            .hasDefault().allowed(new Allowed.Ids<>((candidate, asking) -> columns.columns().numbers(List.of("status", "priority", "dueDate"))))};
  }

  private void addLinks() {
    resource
        .link("results", (query, asking) -> Link.to(query.resultsPath() + "?" + QueryString.write(parameters(query))))
        .link("schema", (query, asking) -> Link.to((query.projectId() == null ? "" : "/projects/" + query.projectId()) + "/queries/schema"))
        .link("update", (query, asking) -> Link.to((query.isSaved() ? query.path() : "/queries") + "/form").by("post"))
        .action("updateImmediately", (query, asking) -> Link.to(query.path()).by("patch"), this::mayChange)
        .action("delete", (query, asking) -> Link.to(query.path()).by("delete"), this::mayChange)
        .action("updateOrderedWorkPackages", (query, asking) -> Link.to(query.path() + "/order").by("put"),
            (query, viewer) -> query.isSaved() && QueryRules.mayReorder(query, viewer))
        .action("star", (query, asking) -> Link.to(query.path() + "/star").by("patch"), (query, viewer) -> !query.starred() && mayChange(query, viewer))
        .action("unstar", (query, asking) -> Link.to(query.path() + "/unstar").by("patch"), (query, viewer) -> query.starred() && mayChange(query, viewer));
  }

  /** What its list is asked for with. */
  static Map<String, String> parameters(Query query) {
    var selection = query.selection();
    var parameters = new java.util.TreeMap<String, String>();
    parameters.put("filters", KeptFilter.asParameter(selection.filters()));
    parameters.put("includeSubprojects", String.valueOf(selection.includeSubprojects()));
    parameters.put("showHierarchies", String.valueOf(query.look().showHierarchies()));
    parameters.put("showSums", String.valueOf(selection.sums()));
    if (!query.look().timestamps().equals(Query.PRESENT)) {
      parameters.put("timestamps", String.join(",", query.look().timestamps()));
    }
    if (!selection.sortBy().isEmpty()) {
      parameters.put("sortBy", gewerk.platform.database.JsonColumn.write(selection.sortBy().stream()
          .map(sort -> List.of(sort.substring(0, sort.lastIndexOf('-')), sort.substring(sort.lastIndexOf('-') + 1))).toList()));
    }
    if (selection.groupBy() != null) {
      parameters.put("groupBy", selection.groupBy());
    }
    return parameters;
  }

  private @Nullable Long group(@Nullable String id) {
    return id == null ? null : columns.groupBys().parse(id).orElse(null);
  }

  private static @Nullable Instant saved(Query query, Instant moment) {
    return query.isSaved() ? moment : null;
  }

  @Override
  public List<String> namespaces() {
    return List.of("queries");
  }

  @Override
  public Map<Long, Query> load(Collection<Long> ids) {
    var found = new LinkedHashMap<Long, Query>();
    store.load(ids).forEach(query -> found.put(query.id(), query));
    return found;
  }

  @Override
  public long id(Query query) {
    return query.id();
  }

  @Override
  public Link link(Query query) {
    return Link.to(query.path(), query.name());
  }

  @Override
  public String schemaType() {
    return "Query";
  }

  @Override
  public boolean isVisible(Query query, Viewer viewer) {
    return store.find(query.id(), viewer).isPresent();
  }
}
