package gewerk.people.users;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.hal.Link;
import gewerk.platform.resource.Target;

/** Directories that vouch for people. None is connected, so every link to one leads nowhere. */
final class AuthSources implements Target<Long> {
  /** The link's name, and the older one. */
  static final List<String> NAMES = List.of("authSource", "auth_source");

  @Override
  public List<String> namespaces() {
    return List.of("auth_sources");
  }

  @Override
  public Map<Long, Long> load(Collection<Long> ids) {
    return Map.of();
  }

  @Override
  public Optional<Long> parse(String segment) {
    return Optional.empty();
  }

  @Override
  public long id(Long id) {
    return id;
  }

  @Override
  public Link link(Long id) {
    return Link.to("/auth_sources/" + id);
  }

  @Override
  public String schemaType() {
    return "AuthSource";
  }
}
