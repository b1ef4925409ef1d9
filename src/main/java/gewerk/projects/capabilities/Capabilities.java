package gewerk.projects.capabilities;

import static gewerk.platform.resource.Attribute.string;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import gewerk.people.principals.Principals;
import gewerk.platform.Platform;
import gewerk.platform.access.Permission;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Target;

/** Who may do what where. A list of all would be endless, so one asks for somebody, for a place, or for single ones. */
public final class Capabilities {
  private static final String PATH = "/capabilities";
  private static final Link EVERYWHERE = Link.to(PATH + "/context/global", "Global");
  private static final Pattern ID = Pattern.compile("([a-z_]+/[a-z_]+)/(?:[wp](\\d{1,18})|g)-(\\d{1,18})");

  private final Resource<Capability> resource = Resource.of("Capability", "capability", capability -> PATH + "/" + capability.id());
  private final Resource<String> context = Resource.<String>of("CapabilityContext::Global", "capability_context", id -> PATH + "/context/" + id)
      .has(string("id", (String id) -> id).readOnly());
  private final Platform platform;
  private final CapabilityStore store;

  public Capabilities(Platform platform, Principals principals, Target<?> projects) {
    this.platform = platform;
    var permissions = platform.viewers().permissions().all();
    store = new CapabilityStore(platform.database(), permissions);
    new Actions(platform, permissions);
    resource.has(string("id", Capability::id).readOnly())
        .link("action", (capability, asking) -> Link.to("/actions/" + capability.action()))
        .link("context", (capability, asking) -> capability.projectId() == null ? EVERYWHERE : linkTo(projects, capability.projectId(), asking))
        .link("principal", (capability, asking) -> linkTo(principals, capability.principalId(), asking))
        .prepare((capabilities, asking) -> {
          asking.loaded().load(principals, capabilities.stream().map(Capability::principalId).toList());
          asking.loaded().load(projects, capabilities.stream().map(Capability::projectId).filter(id -> id != null).toList());
          return null;
        })
        .filters(CapabilityFilters.all(permissions.stream().map(Permission::actions).flatMap(List::stream).toList()))
        .sort("id", "f.action");
    platform.api()
        .get(PATH, "Lists who may do what where.", resource, Shape.LIST, this::list)
        .get(PATH + "/context/global", "Shows the context that is the whole instance.", context, Shape.ONE,
            (request, asking) -> Api.one(200, context, "global", asking))
        .get(PATH + "/{id:rest}", "Shows whether somebody may do something.", resource, Shape.ONE, this::show);
  }

  private Answer list(Request request, Asking asking) {
    var listing = listing(request, asking);
    boolean narrow = List.of("principal", "principalId", "context", "id").stream().anyMatch(name -> isAskedFor(listing, name));
    if (!narrow) {
      throw tooWide();
    }
    return Api.page(resource, PATH, store.page(listing.where(asking), listing, asking.viewer()), listing, asking);
  }

  /** A filter that does not exist leaves the list too wide as well: both are told. */
  private Listing listing(Request request, Asking asking) {
    try {
      return platform.api().listing(request, resource, asking);
    } catch (Refusal refusal) {
      throw refusal.details().containsKey("knownFilters") ? Refusal.several(422, List.of(refusal, tooWide())) : refusal;
    }
  }

  private static boolean isAskedFor(Listing listing, String name) {
    return listing.filters().stream().anyMatch(use -> use.filter().name().equals(name) && use.operator() == Operator.IS);
  }

  private static Refusal tooWide() {
    return Refusal.invalidQuery("capability.filter_needed");
  }

  private Answer show(Request request, Asking asking) {
    var capability = parse(request.text("id")).filter(found -> store.exists(found, asking.viewer())).orElseThrow(Refusal::notFound);
    return Api.one(200, resource, capability, asking);
  }

  /** {@code p} before the number of a project is the older form. */
  static Optional<Capability> parse(String id) {
    var matcher = ID.matcher(id);
    return matcher.matches() ? Optional.of(new Capability(matcher.group(1), matcher.group(2) == null ? null : Long.valueOf(matcher.group(2)),
        Long.parseLong(matcher.group(3)))) : Optional.empty();
  }

  private static <L> Link linkTo(Target<L> target, long id, Asking asking) {
    return asking.loaded().find(target, id).map(row -> target.link(row, asking)).orElseGet(Link::none);
  }
}
