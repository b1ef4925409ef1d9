package gewerk.people.users;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import gewerk.people.principals.Principals;
import gewerk.people.principals.User;
import gewerk.people.principals.User.Account;
import gewerk.platform.Platform;
import gewerk.platform.audit.Entry;
import gewerk.platform.events.Event;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Changing;
import gewerk.platform.resource.Differences;
import gewerk.platform.resource.Extension;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Writes;
import gewerk.platform.resource.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Makes and changes accounts. */
final class ChangeUser implements Changing<User> {
  private final Platform platform;
  private final Principals principals;
  private final UserStore store;
  private final List<Extension<User>> extensions = new ArrayList<>();
  private final AuthSources authSources;
  private final ChoosePassword passwords;

  ChangeUser(Platform platform, Principals principals, UserStore store, AuthSources authSources, ChoosePassword passwords) {
    this.platform = platform;
    this.principals = principals;
    this.store = store;
    this.authSources = authSources;
    this.passwords = passwords;
  }

  void extend(Extension<User> extension) {
    extensions.add(extension);
  }

  @Override
  public Proposal<User> propose(Asking asking, @Nullable User before, Written sent) {
    var written = before == null && Boolean.FALSE.equals(sent.get("admin")) ? sent.without(java.util.Set.of("admin")) : sent;
    var base = before == null ? User.blank(platform.settings().text("default_language")) : before;
    var candidate = new Candidate<>(before, changed(base, written, asking));
    var wrong = new LinkedHashSet<Violation>(Writes.notWritable(principals.users(), candidate, written, asking.viewer()));
    wrong.addAll(Writes.malformed(principals.users(), candidate.proposed(), asking.viewer()));
    wrong.addAll(UserChecks.judge(candidate, written, authSources.ids()));
    if (written.get("password") instanceof String password && candidate.proposed().authSourceId() == null) {
      wrong.addAll(passwords.wrongWith(base.id(), candidate.proposed().login(), password));
    }
    wrong.addAll(taken(candidate.proposed()));
    wrong.addAll(presentPassword(candidate, written, asking));
    extensions.forEach(extension -> wrong.addAll(extension.violations(candidate, written, asking)));
    return new Proposal<>(candidate, written, new ArrayList<>(wrong));
  }

  @Override
  public User save(Asking asking, Proposal<User> proposal) {
    try {
      return platform.database().transaction(() -> write(asking, proposal));
    } catch (DuplicateKeyException e) {
      throw Violation.refuse(List.of(Violation.of(attributeOf(e), "error.taken")), principals.users(), asking);
    }
  }

  private static String attributeOf(DuplicateKeyException e) {
    var told = String.valueOf(e.getMessage());
    return told.contains("users_email") ? "email" : told.contains("users_identity_url") ? "identityUrl" : "login";
  }

  private User write(Asking asking, Proposal<User> proposal) {
    var user = proposal.proposed();
    boolean isNew = proposal.candidate().isNew();
    long id = isNew ? store.insert(user) : user.id();
    if (!isNew) {
      store.update(user);
    }
    if (proposal.written().get("password") instanceof String password) {
      passwords.set(id, password);
    }
    var event = Event.now(isNew ? "user.created" : "user.updated", "user", id, null, asking.viewer().id());
    var before = isNew ? "" : proposal.candidate().current().status();
    platform.events().happened(event.with(Map.of("invited", user.status().equals("invited") && !before.equals("invited"),
        "activated", user.isActive() && before.equals("registered"))));
    var saved = (User) principals.find(id).orElseThrow();
    var entry = Entry.of(isNew ? "user.created" : "user.updated", "user", id, saved.name())
        .changed(Differences.of(principals.users(), proposal.candidate().saved(), saved));
    platform.audit().note(proposal.written().get("password") == null ? entry : entry.changed("password", null, "changed"));
    return saved;
  }

  private User changed(User before, Written written, Asking asking) {
    var email = text(written, "email", before.email());
    var login = Objects.requireNonNullElse(text(written, "login", before.login()), "");
    var account = new Account(login.isEmpty() && before.isNew() && email != null ? email : login,
        Objects.requireNonNullElse(text(written, "firstName", before.firstName()), ""),
        Objects.requireNonNullElse(text(written, "lastName", before.lastName()), ""), email, written.truth("admin", before.isAdmin()),
        Objects.requireNonNullElse(text(written, "language", before.language()), ""), text(written, "identityUrl", before.identityUrl()),
        written.id("authSource", written.id("auth_source", before.authSourceId())));
    var status = Objects.requireNonNullElse(text(written, "status", before.status()), "");
    var named = status.equals("invited") ? UserNames.fromEmail(account) : account;
    return new User(before.id(), UserNames.of(named, platform.settings().text("user_format")), status, before.createdAt(), before.updatedAt(), named,
        before.avatarAt(), custom(before, written, asking));
  }

  private Map<String, List<String>> custom(User before, Written written, Asking asking) {
    var custom = before.custom();
    for (var extension : extensions) {
      custom = extension.merged(before, written, asking.viewer());
    }
    return custom;
  }

  private static @Nullable String text(Written written, String name, @Nullable String otherwise) {
    var text = written.text(name, otherwise);
    return text == null || text.isBlank() ? null : text.strip();
  }

  private List<Violation> taken(User user) {
    var wrong = new ArrayList<Violation>();
    if (!user.login().isEmpty() && store.isLoginTaken(user.login(), user.id())) {
      wrong.add(Violation.of("login", "error.taken"));
    }
    if (user.email() != null && store.isEmailTaken(user.email(), user.id())) {
      wrong.add(Violation.of("email", "error.taken"));
    }
    if (user.identityUrl() != null && store.isIdentityTaken(user.identityUrl(), user.id())) {
      wrong.add(Violation.of("identityUrl", "error.taken"));
    }
    return wrong;
  }

  /** Whoever finds a browser open must not be able to take the account over. */
  private List<Violation> presentPassword(Candidate<User> candidate, Written written, Asking asking) {
    boolean own = !candidate.isNew() && UserRules.isSelf(candidate.current(), asking.viewer());
    if (!own || written.get("password") == null) {
      return List.of();
    }
    boolean known = written.get("currentPassword") instanceof String old && Passwords.matches(old, store.passwordHash(asking.viewer().id()).orElse(null));
    return known ? List.of() : List.of(Violation.sentence("currentPassword", "user.current_password_wrong"));
  }
}
