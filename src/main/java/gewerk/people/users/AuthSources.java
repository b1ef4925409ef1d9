package gewerk.people.users;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import gewerk.platform.hal.Link;
import gewerk.platform.http.QueryString;
import gewerk.platform.resource.Target;

/** Directories that vouch for people. The feature that connects them tells which there are. */
public final class AuthSources implements Target<AuthSource> {
  private Supplier<List<AuthSource>> connected = List::of;

  /** Said once, while the program starts. */
  public void from(Supplier<List<AuthSource>> sources) {
    connected = sources;
  }

  Set<Long> ids() {
    return connected.get().stream().map(AuthSource::id).collect(Collectors.toSet());
  }

  @Override
  public List<String> namespaces() {
    return List.of("auth_sources");
  }

  @Override
  public Map<Long, AuthSource> load(Collection<Long> ids) {
    var found = new LinkedHashMap<Long, AuthSource>();
    connected.get().stream().filter(source -> ids.contains(source.id())).forEach(source -> found.put(source.id(), source));
    return found;
  }

  /** By number or by name. */
  @Override
  public Optional<Long> parse(String segment) {
    var sources = connected.get();
    var name = QueryString.decoded(segment);
    return sources.stream().filter(source -> String.valueOf(source.id()).equals(name)).findFirst()
        .or(() -> sources.stream().filter(source -> source.name().equals(name)).findFirst()).map(AuthSource::id);
  }

  @Override
  public long id(AuthSource source) {
    return source.id();
  }

  @Override
  public Link link(AuthSource source) {
    return Link.to("/auth_sources/" + source.id(), source.name());
  }

  @Override
  public String schemaType() {
    return "AuthSource";
  }
}
