package gewerk.people.openid;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import gewerk.people.groups.OutsideMembers;
import gewerk.people.openid.OpenIdRules.Decision;
import gewerk.people.openid.OpenIdRules.Facts;
import gewerk.people.principals.User;
import gewerk.people.users.OutsideAccounts;
import gewerk.people.users.OutsideAccounts.Outcome;
import gewerk.people.users.OutsideAccounts.Told;
import gewerk.platform.i18n.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The account of somebody who comes from a provider: found, tied, made, and kept as the provider tells. */
final class OpenIdAccounts {
  private static final Logger LOG = LoggerFactory.getLogger(OpenIdAccounts.class);

  private final OutsideAccounts accounts;
  private final OutsideMembers members;

  OpenIdAccounts(OutsideAccounts accounts, OutsideMembers members) {
    this.accounts = accounts;
    this.members = members;
  }

  /** Whoever is tied to this identity. */
  Optional<User> linked(OpenIdProvider provider, String subject) {
    return accounts.byIdentity(provider.identity(subject));
  }

  /** @throws OpenIdTrouble when they may not come in */
  User of(OpenIdProvider provider, Identity identity, int selfRegistration) throws OpenIdTrouble {
    var facts = new Facts(linked(provider, identity.subject()), candidate(identity), identity, provider.policy(), selfRegistration);
    var user = switch (OpenIdRules.decide(facts)) {
      case Decision.LetIn(var known) -> known(provider, identity, known);
      case Decision.Register(var waits) -> made(provider, identity, waits);
      case Decision.Refuse(var reason) -> throw new OpenIdTrouble(reason);
    };
    follow(provider, identity, user);
    if (!user.isActive()) {
      throw new OpenIdTrouble(Message.of("openid.waits"));
    }
    return user;
  }

  /** By login, else by address; one that is not proven may be anybody's. */
  private Optional<User> candidate(Identity identity) {
    var told = identity.told();
    var byLogin = told.login().isEmpty() ? Optional.<User>empty() : accounts.byLogin(told.login());
    var byEmail = told.email() == null || identity.emailDoubtful() ? Optional.<User>empty() : accounts.byEmail(told.email());
    return byLogin.or(() -> byEmail);
  }

  private User known(OpenIdProvider provider, Identity identity, User user) throws OpenIdTrouble {
    var ties = new HashMap<String, Object>(Map.of("identityUrl", provider.identity(identity.subject())));
    if (!user.isActive()) {
      ties.put("status", "active");
    }
    var tied = done(accounts.update(user, new Told(user.login(), user.firstName(), user.lastName(), user.email(), null), ties));
    return switch (accounts.update(tied, kept(identity, tied), Map.of())) {
      case Outcome.Done(var renewed) -> renewed;
      case Outcome.Refused(var problems) -> {
        LOG.warn("What the provider {} tells of {} was not taken over: {}", provider.slug(), tied.login(), problems);
        yield tied;
      }
    };
  }

  /** What is not told stays as it was. */
  private static Told kept(Identity identity, User user) {
    var told = identity.told();
    boolean unnamed = told.firstName().isEmpty() && told.lastName().isEmpty();
    return new Told(user.login(), unnamed ? user.firstName() : told.firstName(), unnamed ? user.lastName() : told.lastName(),
        told.email() == null ? user.email() : told.email(), told.admin());
  }

  private User made(OpenIdProvider provider, Identity identity, boolean waits) throws OpenIdTrouble {
    return done(accounts.create(identity.told(), Map.entry("identityUrl", provider.identity(identity.subject())), waits));
  }

  private static User done(Outcome outcome) throws OpenIdTrouble {
    return switch (outcome) {
      case Outcome.Done(var user) -> user;
      case Outcome.Refused(var problems) -> throw new OpenIdTrouble(Message.of("openid.not_made", String.join(" ", problems)));
    };
  }

  private void follow(OpenIdProvider provider, Identity identity, User user) {
    var told = identity.groups();
    if (told.isPresent()) {
      members.ofPerson(provider.source(), user.id(), wanted(provider, told.get()).stream().map(members::named).collect(Collectors.toSet()));
    }
  }

  private static Set<String> wanted(OpenIdProvider provider, Set<String> told) {
    var only = provider.policy().groups();
    return only.isEmpty() ? told : told.stream().filter(only::contains).collect(Collectors.toSet());
  }
}
