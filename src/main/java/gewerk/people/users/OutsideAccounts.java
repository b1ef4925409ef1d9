package gewerk.people.users;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.people.principals.User;
import gewerk.people.principals.User.Account;
import gewerk.platform.Platform;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import org.jspecify.annotations.Nullable;

/** Accounts of people who are known elsewhere: made, tied and kept up to date as a directory or provider tells, by the rules of all accounts. */
public final class OutsideAccounts {
  private static final String UNKNOWN_NAME = "–";

  private final Platform platform;
  private final Users users;
  private final UserStore store;

  /**
   * What is told of somebody.
   *
   * @param admin null when nothing is told about it
   */
  public record Told(String login, String firstName, String lastName, @Nullable String email, @Nullable Boolean admin) {}

  /** What came of it. */
  public sealed interface Outcome {
    record Done(User user) implements Outcome {}

    /** @param problems whole sentences, in the language of the instance */
    record Refused(List<String> problems) implements Outcome {}
  }

  OutsideAccounts(Platform platform, Users users, UserStore store) {
    this.platform = platform;
    this.users = users;
    this.store = store;
  }

  public Optional<User> byLogin(String login) {
    return store.idOf(login).flatMap(users::find);
  }

  public Optional<User> byEmail(String email) {
    return store.idOfEmail(email).flatMap(users::find);
  }

  /** @param identityUrl {@code provider:subject} */
  public Optional<User> byIdentity(String identityUrl) {
    return store.idOfIdentity(identityUrl).flatMap(users::find);
  }

  /**
   * A new account.
   *
   * @param tie what makes it known: {@code identityUrl} or {@code authSource}
   * @param waits whether an administrator must let them in first
   */
  public Outcome create(Told told, Map.Entry<String, Object> tie, boolean waits) {
    var written = written(told);
    written.put("login", told.login());
    written.put(tie.getKey(), tie.getValue());
    written.put("status", waits ? "registered" : "active");
    return save(null, written);
  }

  /** What is told now; nothing is written where nothing differs. */
  public Outcome update(User user, Told told, Map<String, Object> more) {
    var written = written(told);
    written.putAll(more);
    written.entrySet().removeIf(entry -> entry.getValue() != null && entry.getValue().equals(valueOf(user, entry.getKey())));
    return written.isEmpty() ? new Outcome.Done(user) : save(user, written);
  }

  /** Somebody whom the directory no longer has. */
  public void lock(User user) {
    save(user, new LinkedHashMap<>(Map.of("status", "locked")));
  }

  /** Names that are not told are made from the address, as for somebody who is invited. */
  private static Map<String, @Nullable Object> written(Told told) {
    var named = UserNames.fromEmail(new Account(told.login(), told.firstName().strip(), told.lastName().strip(), told.email(), false, "", null));
    var written = new LinkedHashMap<String, @Nullable Object>();
    written.put("firstName", named.firstName().isEmpty() ? UNKNOWN_NAME : named.firstName());
    written.put("lastName", named.lastName().isEmpty() ? UNKNOWN_NAME : named.lastName());
    if (told.email() != null) {
      written.put("email", told.email());
    }
    if (told.admin() != null) {
      written.put("admin", told.admin());
    }
    return written;
  }

  private Outcome save(@Nullable User before, Map<String, @Nullable Object> written) {
    var asking = platform.api().asking(platform.viewers().system().speaking(platform.labels().closest(platform.settings().text("default_language"))), "");
    var proposal = users.changing().propose(asking, before, Written.of(written));
    var wrong = proposal.violations().stream().filter(violation -> !isOurState(violation, proposal)).toList();
    if (!wrong.isEmpty()) {
      return new Outcome.Refused(wrong.stream().map(violation -> told(violation, asking)).toList());
    }
    return new Outcome.Done(users.changing().save(asking, new Proposal<>(proposal.candidate(), proposal.written(), List.of())));
  }

  /** Nobody may ask for an account that waits, but whoever registers gets one. */
  private static boolean isOurState(Violation violation, Proposal<User> proposal) {
    return violation.attribute().equals("status") && proposal.proposed().status().equals("registered");
  }

  private String told(Violation violation, Asking asking) {
    var said = asking.say(violation.text());
    return violation.whole() ? said : asking.say("user." + violation.attribute()) + " " + said;
  }

  private static @Nullable Object valueOf(User user, String attribute) {
    return switch (attribute) {
      case "firstName" -> user.firstName();
      case "lastName" -> user.lastName();
      case "email" -> user.email();
      case "admin" -> user.isAdmin();
      case "status" -> user.status();
      case "identityUrl" -> user.identityUrl();
      case "authSource" -> user.authSourceId();
      default -> null;
    };
  }
}
