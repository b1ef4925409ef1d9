package gewerk.work.relations;

import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.link;
import static gewerk.platform.resource.Attribute.string;

import java.util.List;
import java.util.Optional;

import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.database.Compare;
import gewerk.platform.database.Sql;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Part;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Values;
import gewerk.platform.resource.Written;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** Relations between work packages. Open this first. */
public final class Relations {
  private final WorkPackages workPackages;
  private final RelationStore store;
  private final ChangeRelation change;
  private final RelationEffects effects;
  private final LooseEnds looseEnds;
  private final Resource<Relation> resource;

  public Relations(Platform platform, WorkPackages workPackages) {
    this.workPackages = workPackages;
    store = new RelationStore(platform.database());
    resource = declared();
    change = new ChangeRelation(platform, workPackages, store, resource);
    effects = new RelationEffects(platform.database(), workPackages, store, change);
    addFilters();
    addTo(workPackages.declaration());
    looseEnds = new LooseEnds(workPackages, store, change, platform.settings());
    workPackages.accompany(looseEnds);
    new RelationApi(this, workPackages, store, platform.api());
    new RelationCandidatesApi(workPackages, platform);
  }

  /** How many end when a work package moves into another project with all beneath it, of those that the viewer may see. */
  public int endedByMove(WorkPackage wp, long projectId, Viewer viewer) {
    return looseEnds.number(wp, projectId, viewer);
  }

  /** What other features add to. */
  public Resource<Relation> declaration() {
    return resource;
  }

  public Optional<Relation> find(long id, Viewer viewer) {
    return store.find(id, viewer);
  }

  /** Those of a work package whose other end the viewer may see too. */
  public List<Relation> of(WorkPackage wp, Viewer viewer) {
    return store.of(wp.id(), viewer);
  }

  /** How many that are. */
  public int count(WorkPackage wp, Viewer viewer) {
    return store.count(wp.id(), viewer);
  }

  /** A work package that a change moved: as it was, and as it is or would be. */
  public record Moved(WorkPackage before, WorkPackage after) {
    boolean isReal() {
      return !before.dates().equals(after.dates()) || before.scheduleManually() != after.scheduleManually();
    }
  }

  /** What a new relation would move, without making it; a refusal where it cannot be made. */
  public List<Moved> effects(WorkPackage wp, Written written, Asking asking) {
    return effects.of(wp, written, asking);
  }

  /** @param written {@code type}, {@code to}, {@code lag}, {@code description}; {@code from} is the package itself unless written */
  public Relation create(WorkPackage wp, Written written, boolean told, Asking asking) {
    return change.create(wp, written, told, asking);
  }

  public Relation update(Relation before, Written written, boolean told, Asking asking) {
    return change.update(before, written, told, asking);
  }

  public void delete(Relation relation, Asking asking) {
    change.delete(relation, asking);
  }

  private Resource<Relation> declared() {
    return Resource.<Relation>of("Relation", "relation", Relation::path)
        .has(
            integer("id", Relation::id).readOnly().column("r.id"),
            string("name", (Relation relation) -> relation.type().key()).seen((relation, asking) -> asking.say("relation.name." + relation.type().key())).readOnly(),
            string("type", (Relation relation) -> relation.type().key()).required().column("r.type"),
            string("reverseType", (Relation relation) -> relation.type().reverse()).readOnly(),
            integer("lag", Relation::lag).column("r.lag").shownWhen((relation, viewer) -> relation.isFollows()),
            string("description", Relation::description).column("r.description"),
            link("from", workPackages.target(), Relation::fromId).required().column("r.from_id"),
            link("to", workPackages.target(), Relation::toId).required().column("r.to_id"))
        .action("updateImmediately", (relation, asking) -> Link.to(relation.path()).by("patch"), RelationRules::mayManage)
        .action("delete", (relation, asking) -> Link.to(relation.path(), asking.say("relation.link.delete")).by("delete"), RelationRules::mayManage)
        .embeds("from", (relation, asking) -> end(relation.fromId(), asking))
        .embeds("to", (relation, asking) -> end(relation.toId(), asking));
  }

  private @Nullable Part end(long id, Asking asking) {
    return workPackages.find(id, asking.viewer()).map(wp -> new Part.One<>(workPackages.declaration(), wp)).orElse(null);
  }

  private void addFilters() {
    resource.filters(
        Filter.on("id", FilterType.LIST, Values.INTEGER, "r.id"),
        Filter.on("from", FilterType.LIST, workPackages.target(), "r.from_id"),
        Filter.on("to", FilterType.LIST, workPackages.target(), "r.to_id"),
        Filter.on("involved", FilterType.LIST, workPackages.target(), "r.from_id").withCondition(Relations::involved),
        Filter.of("type", FilterType.LIST, Values.each(RelationType.names()::contains), Relations::typed));
  }

  private static Sql involved(Operator operator, List<String> values, Asking asking) {
    var ids = Values.ids(values, asking);
    var found = Sql.or(List.of(Sql.anyOf("r.from_id", ids), Sql.anyOf("r.to_id", ids)));
    return operator == Operator.IS_NOT ? found.not() : found;
  }

  /** Relations are kept in their canonical types; a type's other name finds the same ones. */
  private static Sql typed(Operator operator, List<String> values, Asking asking) {
    var keys = values.stream().map(value -> RelationType.of(value).key()).distinct().toList();
    return operator == Operator.IS_NOT ? Compare.isNoText("r.type", keys) : Compare.isAnyText("r.type", keys);
  }

  private void addTo(Resource<WorkPackage> workPackage) {
    workPackage.link("relations", (wp, asking) -> Link.to(path(wp)))
        .action("addRelation", (wp, asking) -> Link.to(path(wp), asking.say("relation.link.add")).by("post"),
            (wp, viewer) -> viewer.may(RelationRules.MANAGE, wp.projectId(), wp.id()))
        .embeds("relations", (wp, asking) -> new Part.Collected<>(resource, of(wp, asking.viewer()), path(wp)));
  }

  static String path(WorkPackage wp) {
    return "/work_packages/" + wp.id() + "/relations";
  }
}
