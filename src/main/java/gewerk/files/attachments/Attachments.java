package gewerk.files.attachments;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import gewerk.people.principals.Principals;
import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.events.Event;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Declared;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Part;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Values;
import gewerk.work.activities.Activities;
import gewerk.work.journals.Journals;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** Files that hang on other things, or wait to be claimed by one. Open this first. */
public final class Attachments implements Declared<Attachment> {
  private static final int HOURS_TO_CLAIM = 3;

  private final Platform platform;
  private final AttachmentStore store;
  private final KeepAttachment keep;
  private final AttachmentApi api;
  private final Resource<Attachment> resource;
  private final WorkPackageContainer ofWorkPackages;
  private final Principals principals;
  private final Map<String, Container<?>> containers = new LinkedHashMap<>();

  public Attachments(Platform platform, WorkPackages workPackages, Activities activities, Journals journals) {
    this.platform = platform;
    store = new AttachmentStore(platform.database());
    keep = new KeepAttachment(platform, store);
    principals = workPackages.neighbours().principals();
    ofWorkPackages = new WorkPackageContainer(workPackages, journals);
    resource = new AttachmentDeclaration(this, principals).resource();
    api = new AttachmentApi(this, keep, new AttachmentContentApi(store), platform);
    hangOn(workPackages.declaration(), ofWorkPackages);
    hangOn(activities.declaration(), new ActivityContainer(activities));
    workPackages.declaration().filters(Filter.of("attachmentFileName", FilterType.TEXT, Values.TEXT,
        (operator, values, asking) -> AttachmentStore.named(ofWorkPackages.name(), values.getFirst(), operator == Operator.CONTAINS)));
    workPackages.accompany(new ClaimAttachments(this, store, workPackages));
    activities.tellNamed(WorkPackageContainer.CHANGE, "attachment.history");
    platform.jobs().recurring("attachments-sweep", Schedules.cron("0 17 * * * *"), this::sweep);
  }

  /** Lets files hang on the rows of a resource: its links, its embedded list, its operations. */
  public <T> void hangOn(Resource<T> held, Container<T> container) {
    containers.put(container.name(), container);
    held.link("attachments", (row, asking) -> Link.to(path(container, row, asking.viewer())))
        .action("addAttachment", (row, asking) -> Link.to(path(container, row, asking.viewer())).by("post"), (row, viewer) -> container.place(row, viewer).mayAdd())
        .embeds("attachments", (row, asking) -> new Part.Collected<>(resource, of(container.name(), container.place(row, asking.viewer()).id()),
            path(container, row, asking.viewer())));
    api.operate(container);
  }

  @Override
  public Resource<Attachment> declaration() {
    return resource;
  }

  /** The files that hang on one row, oldest first; whether it may be seen is the caller's concern. */
  public List<Attachment> of(String container, long id) {
    return store.of(container, id);
  }

  /** One that the viewer may see. */
  public Optional<Attachment> find(long id, Viewer viewer) {
    return store.find(id).filter(attachment -> isVisible(attachment, viewer));
  }

  /** What it hangs on, as the viewer sees it; none where they do not, and for unclaimed ones. */
  public Optional<Place> place(Attachment attachment, Viewer viewer) {
    var container = containers.get(attachment.container() == null ? "" : attachment.container());
    return container == null || attachment.containerId() == null ? Optional.empty() : place(container, attachment.containerId(), viewer);
  }

  public boolean mayRemove(Attachment attachment, Viewer viewer) {
    return AttachmentRules.mayRemove(attachment, place(attachment, viewer).orElse(null), viewer);
  }

  /** Whoever may add a file somewhere may hand one in and say later where it belongs. */
  public boolean mayHandIn(Viewer viewer) {
    return viewer.isLoggedIn() && containers.values().stream().anyMatch(container -> container.mayAddAnywhere(viewer));
  }

  /** @param container null for a file that is claimed later */
  <T> Attachment add(Received file, @Nullable Container<T> container, @Nullable T row, Viewer viewer) {
    return platform.database().transaction(() -> {
      var place = container == null || row == null ? null : container.place(row, viewer);
      var attachment = keep.keep(file, container == null || place == null ? null : new Received.Spot(container.name(), place.id()), viewer);
      changed(attachment, true, viewer);
      return attachment;
    });
  }

  /** The same file on another work package; belongs into the transaction in which that is made. */
  void copy(Attachment attachment, WorkPackage to, Viewer viewer) {
    changed(store.find(store.copy(attachment.id(), WorkPackageContainer.NAME, to.id(), viewer.id())).orElseThrow(), true, viewer);
  }

  KeepAttachment keeping() {
    return keep;
  }

  WorkPackageContainer workPackages() {
    return ofWorkPackages;
  }

  Principals principals() {
    return principals;
  }

  /** False when it was gone already. */
  public boolean remove(Attachment attachment, Viewer viewer) {
    return platform.database().transaction(() -> {
      boolean gone = store.delete(attachment.id());
      if (gone) {
        changed(attachment, false, viewer);
      }
      return gone;
    });
  }

  /** Tells what it hangs on, and everybody else, that it was added or taken away. */
  void changed(Attachment attachment, boolean added, Viewer viewer) {
    var place = place(attachment, viewer);
    platform.events().happened(Event.now(added ? "attachment.created" : "attachment.deleted", "attachment", attachment.id(),
        place.map(Place::projectId).orElse(null), viewer.id()).with(Map.of("claimed", !attachment.isUnclaimed())));
    var container = containers.get(attachment.container() == null ? "" : attachment.container());
    if (container != null && attachment.containerId() != null) {
      tell(container, attachment, added, viewer);
    }
  }

  /** Takes away what nobody claimed in time and what hung on something that is gone. */
  void sweep() {
    store.deleteUnclaimed(HOURS_TO_CLAIM);
    store.deleteOrphans();
  }

  @Override
  public List<String> namespaces() {
    return List.of("attachments");
  }

  @Override
  public Map<Long, Attachment> load(Collection<Long> ids) {
    return store.load(ids);
  }

  @Override
  public long id(Attachment attachment) {
    return attachment.id();
  }

  @Override
  public boolean isVisible(Attachment attachment, Viewer viewer) {
    return attachment.isUnclaimed() ? AttachmentRules.isAuthor(attachment, viewer) : place(attachment, viewer).isPresent();
  }

  static <T> String path(Container<T> container, T row, Viewer viewer) {
    return container.path() + "/" + container.place(row, viewer).id() + "/attachments";
  }

  private static <T> Optional<Place> place(Container<T> container, long id, Viewer viewer) {
    return container.find(id, viewer).map(row -> container.place(row, viewer));
  }

  private static <T> void tell(Container<T> container, Attachment attachment, boolean added, Viewer viewer) {
    container.find(java.util.Objects.requireNonNull(attachment.containerId()), viewer).ifPresent(row -> container.changed(row, attachment, added, viewer));
  }
}
