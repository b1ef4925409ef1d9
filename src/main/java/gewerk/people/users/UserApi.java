package gewerk.people.users;

import java.util.Set;

import gewerk.people.principals.Principals;
import gewerk.people.principals.User;
import gewerk.platform.Platform;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.i18n.Message;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Operation;
import gewerk.platform.resource.Operation.Shape;

/** The endpoints of accounts beyond the usual ones: locks and pictures. */
final class UserApi {
  private static final String DAY = "public, max-age=86400";

  private final Platform platform;
  private final Principals principals;
  private final Users users;
  private final UserStore store;

  UserApi(Platform platform, Principals principals, Users users, UserStore store) {
    this.platform = platform;
    this.principals = principals;
    this.users = users;
    this.store = store;
    platform.api().post("/users/{id:text}/lock", "Locks an account.", principals.users(), Shape.ONE,
        (request, asking) -> setStatus(request, asking, Set.of("active", "locked"), "locked"));
    platform.api().on(new Operation("DELETE", "/users/{id:text}/lock", "Unlocks an account.", principals.users(), Shape.ONE),
        (request, asking) -> setStatus(request, asking, Set.of("active", "locked"), "active"));
    platform.api().get("/users/{id:text}/avatar", "Shows the picture of somebody.", null, Shape.OTHER, this::avatar);
  }

  private Answer setStatus(Request request, Asking asking, Set<String> from, String to) {
    if (!asking.viewer().isAdmin()) {
      throw Refusal.forbidden();
    }
    var user = found(request, asking);
    if (!from.contains(user.status())) {
      throw Refusal.of(400, "InvalidUserStatusTransition", Message.of("user.status_does_not_allow"));
    }
    users.setStatus(user, to, asking);
    return Api.one(200, principals.users(), users.find(user.id()).orElseThrow(), asking);
  }

  /** Streamed, so that browsers may keep it for a day. */
  private Answer avatar(Request request, Asking asking) {
    var picture = store.picture(found(request, asking).id()).filter(found -> found.contentType().startsWith("image/")).orElseThrow(Refusal::notFound);
    return Answer.streamed(picture.contentType(), out -> out.write(picture.content()))
        .with("Cache-Control", DAY).with("X-Content-Type-Options", "nosniff").with("Content-Security-Policy", "default-src 'none'");
  }

  private User found(Request request, Asking asking) {
    return users.find(request.text("id"), asking.viewer()).orElseThrow(Refusal::notFound);
  }
}
