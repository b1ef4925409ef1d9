package gewerk.people.accounts;

import java.util.Set;

import gewerk.people.accounts.Proof.Kind;
import gewerk.people.principals.User;
import gewerk.people.users.Users;
import gewerk.platform.Platform;
import gewerk.platform.audit.Caller;
import gewerk.platform.audit.Entry;
import gewerk.platform.events.Event;
import gewerk.platform.events.Listener;

/** Writes the mails that follow from what happened to accounts, wherever it was done: by the API, on a screen, or by a stranger. */
final class TellOfAccounts implements Listener {
  static final String FORGOTTEN = "account.password_forgotten";
  static final String REGISTERED = "user.registered";
  private static final Set<String> KINDS = Set.of(FORGOTTEN, REGISTERED, "user.created", "user.updated");

  private final Platform platform;
  private final Users users;
  private final AccountStore store;
  private final AccountLinks links;

  TellOfAccounts(Platform platform, Users users, AccountStore store, AccountLinks links) {
    this.platform = platform;
    this.users = users;
    this.store = store;
    this.links = links;
  }

  @Override
  public String name() {
    return "account_mails";
  }

  @Override
  public boolean wants(Event event) {
    return KINDS.contains(event.kind()) && (event.kind().equals(FORGOTTEN) || event.kind().equals(REGISTERED) || is(event, "invited") || is(event, "activated"));
  }

  @Override
  public void handle(Event event) {
    platform.database().inTransaction(() -> {
      switch (event.kind()) {
        case FORGOTTEN -> users.findByEmail(String.valueOf(event.details().get("email")))
            .filter(user -> AccountRules.mayRecover(user, store.hasPassword(user.id()))).ifPresent(user -> recovers(user, event));
        case REGISTERED -> registered(event);
        default -> changed(event);
      }
    });
  }

  /** Noted as of where the wish came from, though nobody knows yet from whom; a wish for an address that nobody has is not. */
  private void recovers(User user, Event event) {
    links.send(user, Kind.RECOVERY);
    Caller.at(String.valueOf(event.details().getOrDefault("from", ""))).during(() -> {
      platform.audit().note(Entry.of("account.recovery_requested", "user", user.id(), user.login()));
      return user;
    });
  }

  private void registered(Event event) {
    if (is(event, "by_administrator")) {
      users.find(event.resourceId()).ifPresent(user -> store.administrators().stream().flatMap(id -> users.find(id).stream())
          .filter(administrator -> administrator.email() != null).forEach(administrator -> tell(administrator, user)));
    }
  }

  private void tell(User administrator, User user) {
    links.post(links.letter(administrator, "joining.mail.registered").says("joining.mail.registered_text", user.name(), user.login())
        .leads("joining.mail.registered_link", "/admin/invitations"), "registered");
  }

  private void changed(Event event) {
    var user = users.find(event.resourceId());
    if (is(event, "invited")) {
      user.filter(found -> found.status().equals("invited")).ifPresent(found -> links.send(found, Kind.INVITATION));
    }
    if (is(event, "activated")) {
      user.filter(found -> found.isActive() && found.email() != null && event.actorId() != platform.viewers().system().id())
          .ifPresent(found -> links.post(links.letter(found, "joining.mail.activated").says("joining.mail.activated_text", found.login())
              .leads("joining.mail.activated_link", "/login"), "activated"));
    }
  }

  private static boolean is(Event event, String detail) {
    return Boolean.TRUE.equals(event.details().get(detail));
  }
}
