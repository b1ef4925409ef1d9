package gewerk.people.accounts;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import gewerk.people.accounts.AccountRules.Registration;
import gewerk.people.accounts.AccountStore.Awaited;
import gewerk.people.accounts.Proof.Kind;
import gewerk.people.principals.User;
import gewerk.people.users.ChoosePassword;
import gewerk.people.users.Users;
import gewerk.platform.Platform;
import gewerk.platform.audit.Caller;
import gewerk.platform.audit.Entry;
import gewerk.platform.events.Event;
import gewerk.platform.mail.Mails;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import gewerk.platform.settings.Setting;
import gewerk.platform.settings.Settings;
import org.jspecify.annotations.Nullable;

/** How accounts come to life, and how people come back into theirs. */
public final class Accounts {
  private final Platform platform;
  private final Users users;
  private final Settings settings;
  private final AccountStore store;
  private final AccountLinks links;

  public Accounts(Platform platform, Users users, Mails mails) {
    this.platform = platform;
    this.users = users;
    settings = platform.settings();
    store = new AccountStore(platform.database());
    links = new AccountLinks(platform, store, mails);
    settings.declare(List.of(new Setting("lost_password", true)));
    platform.events().subscribe(new TellOfAccounts(platform, users, store, links));
  }

  Registration registration() {
    return passwords().isPossible() ? Registration.of(settings.number("self_registration")) : Registration.CLOSED;
  }

  boolean recovers() {
    return settings.truth("lost_password") && passwords().isPossible();
  }

  ChoosePassword passwords() {
    return users.passwords();
  }

  /** What a link proves, as long as it does. */
  Optional<Proof> good(String token) {
    return links.good(token);
  }

  /** Also one that has expired. */
  Optional<Proof> find(String token) {
    return links.find(token);
  }

  Optional<User> user(long id) {
    return users.find(id);
  }

  /** Takes as long for an address that nobody has: whether somebody has it is looked up later, by whichever node hears of the wish. */
  void forgot(String email) {
    platform.database().inTransaction(() -> platform.events().happened(
        Event.now(TellOfAccounts.FORGOTTEN, "account", stream(email), null, platform.viewers().anonymous().id())
            .with(Map.of("email", email.strip(), "from", Caller.current().address()))));
  }

  /** Wishes for one address come one after the other. */
  private static long stream(String email) {
    return 1L + (email.strip().toLowerCase(Locale.ROOT).hashCode() & Integer.MAX_VALUE);
  }

  /** Empty when it is done; nobody is signed in as them any more, and the link is used up. */
  List<Violation> recover(String token, String password) {
    var proof = good(token).filter(found -> found.kind() == Kind.RECOVERY).orElseThrow();
    var user = users.find(proof.userId()).orElseThrow();
    var wrong = passwords().wrongWith(user.id(), user.login(), password);
    if (!wrong.isEmpty()) {
      return wrong;
    }
    boolean done = platform.database().transaction(() -> {
      if (!links.use(token)) {
        return false;
      }
      passwords().set(user.id(), password);
      links.post(links.letter(user, "joining.mail.changed").says("joining.mail.changed_text", user.login()), "password_changed");
      platform.audit().note(Entry.of("account.password_recovered", "user", user.id(), user.login()).by(user.id()));
      platform.events().happened(Event.now("user.password_recovered", "user", user.id(), null, user.id()));
      return true;
    });
    return done ? List.of() : List.of(Violation.sentence("base", "joining.link_used"));
  }

  /** What a stranger's wish for an account came to. */
  sealed interface Registered {
    record Wrong(List<Violation> violations) implements Registered {}

    record Done(User user) implements Registered {}
  }

  Registered register(Asking asking, Map<String, Object> sent) {
    var system = asSystem(asking);
    var proposal = users.changing().propose(system, null, activeWith(sent));
    if (!proposal.violations().isEmpty()) {
      return new Registered.Wrong(proposal.violations());
    }
    return new Registered.Done(platform.database().transaction(() -> {
      var user = users.changing().save(system, proposal);
      if (registration() != Registration.AT_ONCE) {
        store.setStatus(user.id(), "registered");
      }
      if (registration() == Registration.BY_MAIL) {
        links.send(user, Kind.REGISTRATION);
      }
      platform.events().happened(Event.now(TellOfAccounts.REGISTERED, "user", user.id(), null, user.id())
          .with(Map.of("by_administrator", registration() == Registration.BY_ADMINISTRATOR)));
      return user;
    }));
  }

  /** Somebody has followed their link: the account is theirs, with the names and the password that they gave. */
  List<Violation> activate(Asking asking, String token, Map<String, Object> sent) {
    var proof = good(token).orElseThrow();
    var user = users.find(proof.userId()).orElseThrow();
    var system = asSystem(asking);
    var proposal = users.changing().propose(system, user, activeWith(sent));
    if (!proposal.violations().isEmpty()) {
      return proposal.violations();
    }
    boolean done = platform.database().transaction(() -> {
      if (!links.use(token)) {
        return false;
      }
      users.changing().save(system, proposal);
      platform.events().happened(Event.now("user.activated", "user", user.id(), null, user.id()));
      return true;
    });
    return done ? List.of() : List.of(Violation.sentence("base", "joining.link_used"));
  }

  /** Whom we wait for, newest first. */
  List<Awaited> awaited(int most) {
    return store.awaited(most);
  }

  /** Lets somebody in who has registered; they are told by mail. False when there is nobody. */
  boolean approve(Asking asking, long userId) {
    var user = store.awaitedOne(userId).filter(found -> found.status().equals("registered")).flatMap(found -> users.find(found.id()));
    user.ifPresent(found -> users.changing().save(asking, users.changing().propose(asking, found, activeWith(Map.of()))));
    return user.isPresent();
  }

  /** Writes another link to somebody who has not come yet; false when there is nobody. */
  public boolean remind(long userId) {
    var awaited = store.awaitedOne(userId);
    awaited.flatMap(found -> users.find(found.id())).ifPresent(user -> platform.database().inTransaction(() -> links.send(user, kind(user))));
    return awaited.isPresent();
  }

  /** A new link to hand over by other means than mail: its path within this product, never shown again; nothing when there is nobody. */
  public Optional<String> link(long userId) {
    return store.awaitedOne(userId).flatMap(found -> users.find(found.id()))
        .map(user -> platform.database().transaction(() -> links.make(user.id(), kind(user))));
  }

  /** A stranger may write nothing, and this much only here. */
  private Asking asSystem(Asking asking) {
    return new Asking(platform.viewers().system(), asking.words(), asking.origin(), asking.texts(), asking.loaded());
  }

  private static Written activeWith(Map<String, Object> sent) {
    var values = new HashMap<String, @Nullable Object>(sent);
    values.put("status", "active");
    return Written.of(values);
  }

  private static Kind kind(User user) {
    return user.status().equals("invited") ? Kind.INVITATION : Kind.REGISTRATION;
  }
}
