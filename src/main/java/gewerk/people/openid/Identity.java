package gewerk.people.openid;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import gewerk.people.openid.OpenIdProvider.Claims;
import gewerk.people.users.OutsideAccounts.Told;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is at a provider, and what it tells of them.
 *
 * @param emailDoubtful the provider says itself that the address is not proven
 * @param emailProven the provider says that it is
 * @param groups none where the provider tells nothing about groups
 */
record Identity(String subject, Told told, boolean emailDoubtful, boolean emailProven, Optional<Set<String>> groups) {
  private static final int LONGEST_GROUP = 256;

  static Identity of(String subject, Map<String, Object> claims, Claims names) {
    var email = text(claims, names.email());
    var name = text(claims, "name");
    var first = text(claims, names.firstName());
    var last = text(claims, names.lastName());
    if (first.isEmpty() && last.isEmpty() && name.contains(" ")) {
      first = name.substring(0, name.lastIndexOf(' '));
      last = name.substring(name.lastIndexOf(' ') + 1);
    }
    var login = text(claims, names.login());
    var told = new Told(login.isEmpty() ? email : login, first, last, email.isEmpty() ? null : email, admin(claims, names.admin()));
    var verified = claims.get("email_verified");
    return new Identity(subject, told, verified != null && !isTrue(verified), verified != null && isTrue(verified), groups(claims, names.groups()));
  }

  /** Whether the provider told all that it should; else one can ask it for more. */
  static boolean isWhole(Map<String, Object> claims, Claims names) {
    return List.of(names.login(), names.firstName(), names.lastName(), names.email(), names.admin(), names.groups()).stream()
        .allMatch(name -> name.isBlank() || value(claims, name) != null);
  }

  private static @Nullable Boolean admin(Map<String, Object> claims, String claim) {
    if (claim.isBlank()) {
      return null;
    }
    var value = value(claims, claim);
    return value != null && isTrue(value);
  }

  /** A provider that tells nothing has them in no group; one that says that there are too many to tell has not told. */
  private static Optional<Set<String>> groups(Map<String, Object> claims, String claim) {
    if (claim.isBlank() || claims.get("_claim_names") instanceof Map<?, ?> elsewhere && elsewhere.containsKey(claim)) {
      return Optional.empty();
    }
    var names = switch (value(claims, claim)) {
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case String one -> List.of(one);
      case null, default -> List.<String>of();
    };
    return Optional.of(Set.copyOf(names.stream().map(String::strip).filter(name -> !name.isEmpty() && name.length() <= LONGEST_GROUP).toList()));
  }

  private static boolean isTrue(Object value) {
    return Set.of("true", "1", "yes").contains(String.valueOf(value).toLowerCase(Locale.ROOT));
  }

  private static String text(Map<String, Object> claims, String claim) {
    var value = claim.isBlank() ? null : value(claims, claim);
    return value instanceof String || value instanceof Number ? String.valueOf(value).strip() : "";
  }

  /** A whole name first: some providers have dots in the names of claims, as in addresses. */
  private static @Nullable Object value(Map<String, Object> claims, String claim) {
    if (claims.get(claim) != null) {
      return claims.get(claim);
    }
    Object value = claims;
    for (var part : claim.split("\\.")) {
      value = value instanceof Map<?, ?> map ? map.get(part) : null;
    }
    return value;
  }
}
