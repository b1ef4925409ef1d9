package gewerk.people.openid;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import gewerk.people.principals.User;
import gewerk.platform.i18n.Message;
import gewerk.platform.resource.Violation;

/** What a provider must look like, and whom its word lets in. */
final class OpenIdRules {
  private static final int LONGEST = 60;
  private static final int BY_MAIL = 1;
  private static final int AUTOMATIC = 3;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private OpenIdRules() {}

  /**
   * What is known when somebody comes back from a provider.
   *
   * @param linked the account that knows this identity
   * @param candidate else the account that has the same login, or the same address
   * @param selfRegistration the setting: 0 off, 1 by mail, 2 by an administrator, 3 automatic
   */
  record Facts(Optional<User> linked, Optional<User> candidate, Identity identity, OpenIdProvider.Policy policy, int selfRegistration) {}

  /** What follows from it. */
  sealed interface Decision {
    /** @param user is tied to the identity and activated, where they are not yet */
    record LetIn(User user) implements Decision {}

    /** @param waits until an administrator lets them in */
    record Register(boolean waits) implements Decision {}

    record Refuse(Message reason) implements Decision {}
  }

  static Decision decide(Facts facts) {
    if (facts.linked.isPresent()) {
      return admitted(facts.linked.get());
    }
    return facts.candidate.map(user -> taken(user, facts.policy)).orElseGet(() -> registered(facts));
  }

  private static Decision taken(User user, OpenIdProvider.Policy policy) {
    if (!policy.linksAccounts()) {
      return new Decision.Refuse(Message.of("openid.account_exists"));
    }
    return user.identityUrl() == null ? admitted(user) : new Decision.Refuse(Message.of("openid.known_otherwise"));
  }

  /** Whoever was invited has come. */
  private static Decision admitted(User user) {
    return switch (user.status()) {
      case "active", "invited" -> new Decision.LetIn(user);
      case "locked" -> new Decision.Refuse(Message.of("sessions.locked"));
      default -> new Decision.Refuse(Message.of("openid.waits"));
    };
  }

  /** A provider that has proven the address has done what our mail would. */
  private static Decision registered(Facts facts) {
    int setting = facts.selfRegistration;
    if (!facts.policy.limitsRegistration() || setting >= AUTOMATIC) {
      return new Decision.Register(false);
    }
    return setting < BY_MAIL ? new Decision.Refuse(Message.of("openid.no_registration"))
        : new Decision.Register(setting != BY_MAIL || !facts.identity.emailProven());
  }

  /** @param clientTaken whether another provider has the same issuer and client */
  static List<Violation> wrongWith(OpenIdProvider provider, boolean slugTaken, boolean clientTaken) {
    var wrong = new ArrayList<Violation>();
    text(wrong, "name", provider.name());
    if (provider.name().length() > LONGEST) {
      wrong.add(Violation.of("name", "error.too_long", LONGEST));
    }
    if (!provider.slug().matches("[a-z0-9][a-z0-9-]{0,59}")) {
      wrong.add(Violation.of("slug", "openid.wrong.slug"));
    } else if (slugTaken) {
      wrong.add(Violation.of("slug", "error.taken"));
    }
    text(wrong, "clientId", provider.client().id());
    if (clientTaken) {
      wrong.add(Violation.of("clientId", "error.taken"));
    }
    issuer(wrong, provider.client().issuer());
    if (provider.claims().login().isBlank() && provider.claims().email().isBlank()) {
      wrong.add(Violation.of("login", "error.blank"));
    }
    return wrong;
  }

  /** What passes unencrypted proves nothing; on this machine nobody is between. */
  private static void issuer(List<Violation> wrong, String issuer) {
    try {
      var address = URI.create(issuer);
      boolean safe = "https".equals(address.getScheme()) || "http".equals(address.getScheme()) && address.getHost() != null && THIS_MACHINE.contains(address.getHost());
      if (!safe || address.getHost() == null || address.getRawQuery() != null || address.getRawFragment() != null) {
        wrong.add(Violation.of("issuer", "openid.wrong.issuer"));
      }
    } catch (IllegalArgumentException e) {
      wrong.add(Violation.of("issuer", "openid.wrong.issuer"));
    }
  }

  private static void text(List<Violation> wrong, String field, String text) {
    if (text.isBlank()) {
      wrong.add(Violation.of(field, "error.blank"));
    }
  }
}
