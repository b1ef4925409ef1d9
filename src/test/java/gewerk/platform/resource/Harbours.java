package gewerk.platform.resource;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import gewerk.platform.access.Viewer;
import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;
import gewerk.platform.hal.Link;

/** The harbours of the tests, as a target of links. */
final class Harbours implements Target<Harbour> {
  private final Database database;
  private final Resource<Harbour> resource = Resource.<Harbour>of("Harbour", "harbour", harbour -> "/harbours/" + harbour.id())
      .has(Attribute.integer("id", Harbour::id), Attribute.<Harbour>string("name", Harbour::name).required());

  Harbours(Database database) {
    this.database = database;
  }

  @Override
  public List<String> namespaces() {
    return List.of("harbours", "ports");
  }

  @Override
  public Map<Long, Harbour> load(Collection<Long> ids) {
    return database.list(Sql.of("select * from harbours where").then(Sql.anyOf("id", ids)),
        row -> new Harbour(row.id("id"), row.text("name"), row.bool("secret"))).stream().collect(Collectors.toMap(Harbour::id, harbour -> harbour));
  }

  @Override
  public long id(Harbour harbour) {
    return harbour.id();
  }

  @Override
  public Link link(Harbour harbour) {
    return Link.to("/harbours/" + harbour.id(), harbour.name());
  }

  @Override
  public String schemaType() {
    return "Harbour";
  }

  @Override
  public boolean isVisible(Harbour harbour, Viewer viewer) {
    return !harbour.secret() || viewer.isAdmin();
  }

  @Override
  public Optional<Resource<Harbour>> resource() {
    return Optional.of(resource);
  }
}
