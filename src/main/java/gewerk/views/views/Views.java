package gewerk.views.views;

import static gewerk.platform.resource.Attribute.bool;
import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.link;
import static gewerk.platform.resource.Attribute.string;
import static gewerk.platform.resource.Attribute.timestamp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import gewerk.platform.Platform;
import gewerk.platform.database.Compare;
import gewerk.platform.database.Sql;
import gewerk.platform.events.Event;
import gewerk.platform.hal.JsonIn;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.BodyReader;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Standard;
import gewerk.platform.resource.Values;
import gewerk.platform.resource.Violation;
import gewerk.projects.projects.Projects;
import gewerk.views.queries.Queries;
import gewerk.views.queries.Query;
import org.springframework.dao.DuplicateKeyException;

/** How saved queries are shown. Open this first. */
public final class Views {
  private final Platform platform;
  private final Queries queries;
  private final ViewStore store;
  private final Resource<View> resource;

  public Views(Platform platform, Queries queries, Projects projects) {
    this.platform = platform;
    this.queries = queries;
    store = new ViewStore(platform.database());
    resource = Resource.<View>of("View", "view", view -> "/views/" + view.id()).titled(View::name).typedBy(view -> view.type().typeName())
        .has(
            integer("id", View::id).readOnly(),
            string("name", View::name).readOnly(),
            bool("public", View::isPublic).readOnly(),
            bool("starred", View::starred).readOnly(),
            timestamp("createdAt", View::createdAt).readOnly(),
            timestamp("updatedAt", View::updatedAt).readOnly(),
            link("query", queries, View::queryId).required(),
            link("project", projects, View::projectId).with(Trait.TITLED_WHEN_EMPTY).readOnly())
        .filters(
            Filter.on("id", FilterType.LIST, Values.INTEGER, "v.id").withCondition(Views::byId),
            Filter.on("project", FilterType.LIST_OPTIONAL, projects, "q.project_id"),
            Filter.of("type", FilterType.LIST, Values.words(types()), Views::byType));
    Standard.of(platform.api(), resource, "/views")
        .found((request, asking) -> store.find(request.id("id"), asking.viewer()))
        .list((listing, asking) -> store.page(listing.where(asking), listing, asking.viewer()))
        .show();
    platform.api().post("/views/{type:text}", "Makes a view that shows a saved query in one way.", resource, Shape.ONE, this::create);
  }

  public Queries queries() {
    return queries;
  }

  /** Shows a query as a table from now on; whether somebody may is asked of the query. */
  public View asTable(Query query, Asking asking) {
    return save(ViewType.WORK_PACKAGES_TABLE, query.id(), asking);
  }

  private Answer create(Request request, Asking asking) {
    var type = ViewType.of(request.text("type")).orElseThrow(Refusal::notFound);
    var written = BodyReader.read(JsonIn.body(request), resource);
    var id = written.id("query", null);
    if (id == null) {
      throw Violation.refuse(List.of(Violation.of("query", "error.blank")), resource, asking);
    }
    var query = queries.find(id, asking.viewer()).orElseThrow(() -> Violation.refuse(List.of(Violation.of("query", "error.does_not_exist")), resource, asking));
    if (!queries.mayChange(query, asking.viewer())) {
      throw Refusal.forbidden();
    }
    return Api.one(201, resource, save(type, id, asking), asking);
  }

  private View save(ViewType type, long queryId, Asking asking) {
    try {
      return platform.database().transaction(() -> {
        long id = store.insert(type, queryId);
        platform.events().happened(Event.now("view.created", "view", id, null, asking.viewer().id()));
        return store.find(id, asking.viewer()).orElseThrow();
      });
    } catch (DuplicateKeyException e) {
      throw Violation.refuse(List.of(Violation.of("query", "error.taken")), resource, asking);
    }
  }

  private static java.util.Set<String> types() {
    return Arrays.stream(ViewType.values()).flatMap(type -> Stream.of(type.word(), type.typeName())).collect(Collectors.toSet());
  }

  private static Sql byId(Operator operator, List<String> values, Asking asking) {
    var ids = Values.ids(values, asking);
    return operator == Operator.IS ? Compare.isAnyOf("v.id", ids) : Compare.isNoneOf("v.id", ids);
  }

  private static Sql byType(Operator operator, List<String> values, Asking asking) {
    var words = values.stream().map(ViewType::named).flatMap(Optional::stream).map(ViewType::word).toArray(String[]::new);
    return Sql.of(operator == Operator.IS ? "v.type = any(?)" : "v.type <> all(?)", (Object) words);
  }
}
