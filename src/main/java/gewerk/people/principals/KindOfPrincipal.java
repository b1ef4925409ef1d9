package gewerk.people.principals;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.hal.Link;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Target;

/** Principals of one kind alone, where a link may point at no other. */
record KindOfPrincipal<P extends Principal>(Class<P> kind, String namespace, Resource<P> shape, PrincipalStore store) implements Target<P> {
  @Override
  public List<String> namespaces() {
    return List.of(namespace);
  }

  @Override
  public Map<Long, P> load(Collection<Long> ids) {
    var found = new LinkedHashMap<Long, P>();
    store.load(ids).forEach((id, principal) -> {
      if (kind.isInstance(principal)) {
        found.put(id, kind.cast(principal));
      }
    });
    return found;
  }

  @Override
  public long id(P principal) {
    return principal.id();
  }

  @Override
  public Link link(P principal) {
    return principal.link();
  }

  @Override
  public String schemaType() {
    return kind.getSimpleName();
  }

  @Override
  public Optional<Resource<P>> resource() {
    return Optional.of(shape);
  }
}
