package gewerk.projects.capabilities;

import static gewerk.platform.resource.Attribute.string;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import gewerk.platform.Platform;
import gewerk.platform.access.Permission;
import gewerk.platform.database.Sql;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Page;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Values;

/** The things that can be done, by the names that capabilities use. */
final class Actions {
  private final Resource<Action> resource = Resource.<Action>of("Action", "action", action -> "/actions/" + action.id())
      .has(string("id", Action::id).readOnly())
      .filters(Filter.of("id", FilterType.LIST, Values.TEXT, (operator, values, asking) -> Sql.TRUE));
  private final List<Action> all;

  /** One thing to do. */
  record Action(String id) {}

  Actions(Platform platform, Collection<Permission> permissions) {
    all = permissions.stream().flatMap(permission -> permission.actions().stream()).distinct().sorted().map(Action::new).toList();
    platform.api().get("/actions", "Lists the actions that there are.", resource, Shape.LIST, (request, asking) -> {
      var listing = platform.api().listing(request, resource, asking);
      return Api.page(resource, "/actions", Page.cut(all.stream().filter(action -> fits(action, listing)).toList(), listing), listing, asking);
    });
    platform.api().get("/actions/{id:rest}", "Shows an action.", resource, Shape.ONE, (request, asking) ->
        Api.one(200, resource, all.stream().filter(action -> action.id().equals(request.text("id"))).findFirst().orElseThrow(Refusal::notFound), asking));
  }

  private static boolean fits(Action action, Listing listing) {
    return listing.filters().stream().allMatch(use -> Set.copyOf(use.values()).contains(action.id()) == (use.operator() == Operator.IS));
  }
}
