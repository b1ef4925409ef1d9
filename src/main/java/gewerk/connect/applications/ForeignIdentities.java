package gewerk.connect.applications;

import static gewerk.platform.resource.Attribute.bool;
import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.string;
import static gewerk.platform.resource.Attribute.timestamp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongFunction;

import gewerk.platform.Platform;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Resource;

/** What we are called at other servers, shown to administrators. Features that connect to such servers keep these, and tell them here. */
public final class ForeignIdentities {
  private final List<LongFunction<Optional<ForeignIdentity>>> keepers = new CopyOnWriteArrayList<>();
  private final Resource<ForeignIdentity> resource = Resource.<ForeignIdentity>of("OAuthClientCredentials", "application",
      identity -> "/oauth_client_credentials/" + identity.id()).has(
          integer("id", ForeignIdentity::id).readOnly(),
          string("clientId", ForeignIdentity::clientId).readOnly(),
          bool("confidential", ForeignIdentity::confidential).readOnly(),
          timestamp("createdAt", ForeignIdentity::createdAt).readOnly(),
          timestamp("updatedAt", ForeignIdentity::updatedAt).readOnly());

  public ForeignIdentities(Platform platform) {
    platform.api().get("/oauth_client_credentials/{id}", "Shows what we are called at another server; to administrators.", resource, Shape.ONE, (request, asking) -> {
      if (!ApplicationRules.mayAdminister(asking.viewer())) {
        throw Refusal.forbidden();
      }
      return Api.one(200, resource, find(request.id("id")).orElseThrow(Refusal::notFound), asking);
    });
  }

  /** To which keepers add what an identity belongs to. */
  public Resource<ForeignIdentity> declaration() {
    return resource;
  }

  /** @param keeper finds those that it keeps */
  public void keptBy(LongFunction<Optional<ForeignIdentity>> keeper) {
    keepers.add(keeper);
  }

  private Optional<ForeignIdentity> find(long id) {
    return keepers.stream().map(keeper -> keeper.apply(id)).flatMap(Optional::stream).findFirst();
  }
}
