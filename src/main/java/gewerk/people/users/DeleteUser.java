package gewerk.people.users;

import gewerk.people.principals.Principals;
import gewerk.platform.Platform;
import gewerk.platform.events.Event;
import gewerk.platform.events.Listener;

/** Takes away what is known of somebody whose deletion was asked for: from the outbox, so that it is done even when this node dies. */
final class DeleteUser implements Listener {
  static final String ASKED_FOR = "user.deletion_requested";

  private final Platform platform;
  private final Principals principals;

  DeleteUser(Platform platform, Principals principals) {
    this.platform = platform;
    this.principals = principals;
  }

  @Override
  public String name() {
    return "users.delete";
  }

  @Override
  public boolean wants(Event event) {
    return event.kind().equals(ASKED_FOR);
  }

  /** Once only, however often it is handed out: a deleted user has no account any more. */
  @Override
  public void handle(Event event) {
    platform.database().inTransaction(() -> {
      if (principals.hasAccount(event.resourceId())) {
        principals.forget(event.resourceId());
        platform.events().happened(Event.now("user.deleted", "user", event.resourceId(), null, event.actorId()));
      }
    });
  }
}
