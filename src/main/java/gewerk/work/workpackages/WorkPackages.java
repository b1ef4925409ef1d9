package gewerk.work.workpackages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.database.Sql;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Changing;
import gewerk.platform.resource.Companion;
import gewerk.platform.resource.Extension;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Page;
import gewerk.platform.resource.Part;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Target;
import gewerk.projects.projects.Project;
import gewerk.work.baseline.PastStore;
import gewerk.work.journals.Journals;
import org.jspecify.annotations.Nullable;

/** Work packages: their declaration, their lists, and how they change. Open this first. */
public final class WorkPackages {
  /** What is said of a work package that is not there, or not for this viewer. */
  public static final String NOT_FOUND = "workPackage.error.not_found";

  private final Platform platform;
  private final Neighbours neighbours;
  private final WorkPackageStore store;
  private final WorkPackageNames names;
  private final Resource<WorkPackage> resource;
  private final ChangeWorkPackage change;
  private final DeleteWorkPackage delete;
  private final Aftermath aftermath;
  private final WorkPackageWriteStore writes;
  private final WorkPackageLists lists;
  private final List<Attribute<WorkPackage>> summed = new ArrayList<>();
  private final List<Supplier<List<Attribute<WorkPackage>>>> moreSummed = new ArrayList<>();

  public WorkPackages(Platform platform, Neighbours neighbours, Journals journals) {
    this.platform = platform;
    this.neighbours = neighbours;
    store = new WorkPackageStore(platform.database());
    names = new WorkPackageNames(store);
    resource = new WorkPackageDeclaration(neighbours, new WorkPackageChoices(neighbours), platform.settings()).resource(names);
    new WorkPackageLinks(names, neighbours, platform.settings()).addTo(resource);
    new WorkPackageFilters(neighbours, names).addTo(resource);
    resource.embeds("parent", (wp, asking) -> parent(wp, asking));
    var plan = new PlanStore(platform.database());
    writes = new WorkPackageWriteStore(platform.database());
    aftermath = new Aftermath(neighbours, plan, new TotalStore(platform.database()), writes, journals, platform.settings());
    change = new ChangeWorkPackage(resource, new ChangeWorkPackage.Tools(platform.database(), platform.events(), journals, store, writes,
        new Derivation(neighbours, plan, platform.settings()), new Judgement(neighbours, store, plan, platform.settings()),
        new Defaults(neighbours, store, platform.settings()), aftermath));
    delete = new DeleteWorkPackage(platform, store, writes, aftermath);
    resource.attribute("estimatedTime").ifPresent(summed::add);
    resource.attribute("remainingTime").ifPresent(summed::add);
    var schemas = new WorkPackageSchemas(this, platform.database());
    var baseline = new Baseline(this, store, new PastStore(platform.database()));
    lists = new WorkPackageLists(this, schemas, baseline, platform.api());
    neighbours.projects().beforeRemoval(writes::deleteOf);
    platform.jobs().recurring("work-package-counts-fold", Schedules.fixedDelay(Duration.ofSeconds(10)), store::foldCounts);
    new WorkPackageApi(this, baseline, platform.api());
    new WorkPackageSchemaApi(this, schemas, platform.api());
    new WorkPackageChoicesApi(this, platform);
  }

  /** For features that add to it. */
  public Resource<WorkPackage> declaration() {
    return resource;
  }

  /** For features that link to work packages. */
  public Target<?> target() {
    return names;
  }

  public Neighbours neighbours() {
    return neighbours;
  }

  public void extend(Extension<WorkPackage> extension) {
    change.extend(extension);
  }

  public void accompany(Companion<WorkPackage> companion) {
    change.accompany(companion);
  }

  /** A further attribute whose sum lists can show. */
  public void sum(Attribute<WorkPackage> attribute) {
    summed.add(attribute);
  }

  /** Attributes with sums that come and go while the program runs. */
  public void alsoSums(Supplier<List<Attribute<WorkPackage>>> more) {
    moreSummed.add(more);
  }

  public List<Attribute<WorkPackage>> summed() {
    var all = new ArrayList<>(summed);
    moreSummed.forEach(more -> all.addAll(more.get()));
    return all;
  }

  public Optional<WorkPackage> find(long id, Viewer viewer) {
    return store.find(id).filter(wp -> WorkPackageRights.maySee(wp, viewer));
  }

  public List<WorkPackage> find(Collection<Long> ids, Viewer viewer) {
    return store.find(ids).stream().filter(wp -> WorkPackageRights.maySee(wp, viewer)).toList();
  }

  /** Lists as the API shows them. */
  public WorkPackageLists lists() {
    return lists;
  }

  /** The same list in one project: with those beneath it where they are wanted, unless a filter names some of them. */
  public Listing within(Project project, boolean withBeneath, Listing listing) {
    var projects = new LinkedHashSet<>(withBeneath || listing.filtersBy("subprojectId") ? neighbours.projects().within(project) : List.of(project.id()));
    listing.filters().stream().filter(use -> use.filter().name().equals("subprojectId")).forEach(use -> choose(use, project, projects));
    var filter = resource.filter("project").orElseThrow();
    return listing.without("subprojectId").alsoFiltering(new Filter.Use(filter, Operator.IS, projects.stream().map(String::valueOf).toList()));
  }

  /** The project itself always stays. */
  private static void choose(Filter.Use use, Project project, Set<Long> projects) {
    projects.removeIf(id -> id != project.id() && switch (use.operator()) {
      case IS -> !use.values().contains(String.valueOf(id));
      case IS_NOT -> use.values().contains(String.valueOf(id));
      case EMPTY -> true;
      default -> false;
    });
  }

  /** One page of what the viewer may see. */
  public Page<WorkPackage> page(Listing listing, Asking asking) {
    return page(Sql.TRUE, listing, asking);
  }

  /** The same, for those that fulfil a condition on {@code wp} too. */
  public Page<WorkPackage> page(Sql condition, Listing listing, Asking asking) {
    var where = Sql.and(List.of(asking.viewer().whereWork("view_work_packages", "wp"), condition, listing.where(asking)));
    return store.page(where, listing, sumColumns());
  }

  List<String> sumColumns() {
    return summed().stream().map(attribute -> attribute.column().orElseThrow()).toList();
  }

  /** What stands directly beneath one, as far as the viewer may see it. */
  public List<WorkPackage> childrenOf(WorkPackage wp, Viewer viewer) {
    return wp.hasChildren() ? store.rows(Sql.of("wp.parent_id = ?", wp.id()).and(viewer.whereWork("view_work_packages", "wp")), "wp.id", 500) : List.of();
  }

  /** The ids of everything beneath one, whoever may see it. */
  public List<Long> beneath(WorkPackage wp) {
    return wp.hasChildren() ? store.descendants(wp.id()) : List.of();
  }

  /** Everybody who may be given work in a project. */
  public List<Long> assignable(long projectId) {
    return store.assignable(projectId);
  }

  public Changing<WorkPackage> changing() {
    return change;
  }

  /** With everything beneath it. */
  public void delete(WorkPackage wp, Viewer viewer) {
    delete.delete(wp, viewer);
  }

  /** Until the present transaction ends, nobody else changes what depends on several packages. Belongs at its beginning. */
  public void lockPlan() {
    store.lockPlan();
  }

  /** A relation was made, changed or taken away: the successor may move. Belongs into the transaction of that change. */
  public void relationChanged(long successorId, long predecessorId, boolean made, Viewer viewer) {
    aftermath.ofRelation(successorId, predecessorId, made, viewer.id());
  }

  /**
   * Something that hangs on it was changed: it counts as updated, its lock version stays. Belongs into the transaction of that change, before
   * its journal is written: it makes those who write at the same time come one after the other.
   */
  public void touch(long id) {
    writes.touch(id);
  }

  /** Something that belongs to it was changed: a stored change like any other, so its lock version goes up. */
  public void revise(long id) {
    writes.revise(id);
  }

  /** Whether a relation would make a package wait for itself. */
  public boolean wouldLoop(long predecessorId, long successorId) {
    return new PlanStore(platform.database()).loops(List.of(predecessorId, successorId)).arisesFromRelation(predecessorId, successorId);
  }

  private @Nullable Part parent(WorkPackage wp, Asking asking) {
    if (wp.parentId() == null) {
      return null;
    }
    return find(wp.parentId(), asking.viewer()).map(parent -> new Part.One<>(resource, parent)).orElse(null);
  }
}
