package gewerk.people.principals;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gewerk.platform.access.Viewer;
import gewerk.platform.text.Mentions;
import gewerk.platform.text.References;

/**
 * Whom texts mention, as far as their reader may know of them.
 *
 * <p>The same few people are mentioned again and again: what a reader was told about one is kept for a moment, so that a list of texts
 * does not ask for each text.
 */
public final class MentionedPeople {
  private static final Duration KEPT = Duration.ofSeconds(20);
  private static final int MOST = 20_000;

  /** @param name {@code #5}, or a login in lower case */
  private record Asked(long viewer, String name) {}

  private final PrincipalStore store;
  private final Cache<Asked, Optional<Principal>> told = Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

  MentionedPeople(PrincipalStore store) {
    this.store = store;
  }

  /** Costs one statement when the text mentions somebody new to this reader, else none. */
  public References in(String text, Viewer viewer) {
    var mentions = Mentions.in(text);
    return mentions.isEmpty() ? References.NONE : new Known(find(mentions, viewer));
  }

  private Map<String, Optional<Principal>> find(Mentions mentions, Viewer viewer) {
    var names = new HashSet<String>();
    mentions.users().forEach(id -> names.add("#" + id));
    mentions.groups().forEach(id -> names.add("#" + id));
    mentions.logins().forEach(login -> names.add(login.toLowerCase(Locale.ROOT)));
    var found = new HashMap<String, Optional<Principal>>();
    for (var name : names) {
      var known = told.getIfPresent(new Asked(viewer.id(), name));
      if (known != null) {
        found.put(name, known);
      }
    }
    names.removeAll(found.keySet());
    load(names, viewer).forEach((name, principal) -> {
      told.put(new Asked(viewer.id(), name), principal);
      found.put(name, principal);
    });
    return found;
  }

  private Map<String, Optional<Principal>> load(Set<String> names, Viewer viewer) {
    if (names.isEmpty()) {
      return Map.of();
    }
    var byId = names.stream().filter(name -> name.startsWith("#")).map(name -> Long.valueOf(name.substring(1))).toList();
    var found = new HashMap<String, Optional<Principal>>();
    names.forEach(name -> found.put(name, Optional.empty()));
    for (var principal : store.named(byId, logins(names), viewer)) {
      found.replace("#" + principal.id(), Optional.of(principal));
      if (principal instanceof User user) {
        found.replace(user.account().login().toLowerCase(Locale.ROOT), Optional.of(principal));
      }
    }
    return found;
  }

  private static List<String> logins(Collection<String> names) {
    return names.stream().filter(name -> !name.startsWith("#")).collect(Collectors.toList());
  }

  private record Known(Map<String, Optional<Principal>> people) implements References {
    @Override
    public Optional<Mentioned> user(long id) {
      return one("#" + id).filter(User.class::isInstance).map(Known::mentioned);
    }

    @Override
    public Optional<Mentioned> user(String login) {
      return one(login.toLowerCase(Locale.ROOT)).map(Known::mentioned);
    }

    @Override
    public Optional<Mentioned> group(long id) {
      return one("#" + id).filter(Group.class::isInstance).map(Known::mentioned);
    }

    private Optional<Principal> one(String name) {
      return people.getOrDefault(name, Optional.empty());
    }

    private static Mentioned mentioned(Principal principal) {
      return new Mentioned(principal.id(), principal.name());
    }
  }
}
