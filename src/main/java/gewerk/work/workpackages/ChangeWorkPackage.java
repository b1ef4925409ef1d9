package gewerk.work.workpackages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import gewerk.platform.access.Viewer;
import gewerk.platform.database.Database;
import gewerk.platform.events.Event;
import gewerk.platform.events.Outbox;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Changing;
import gewerk.platform.resource.Companion;
import gewerk.platform.resource.Differences;
import gewerk.platform.resource.Extension;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Written;
import gewerk.work.journals.Entry;
import gewerk.work.journals.Journals;
import org.jspecify.annotations.Nullable;

/** Makes and changes work packages: fills in what follows, judges, saves, and moves what depends on them. */
final class ChangeWorkPackage implements Changing<WorkPackage> {
  /** What it works with. */
  record Tools(Database database, Outbox events, Journals journals, WorkPackageStore store, WorkPackageWriteStore writes, Derivation derivation,
      Judgement judgement, Defaults defaults, Aftermath aftermath) {}

  private final Resource<WorkPackage> resource;
  private final Tools tools;
  private final List<Extension<WorkPackage>> extensions = new ArrayList<>();
  private final List<Companion<WorkPackage>> companions = new ArrayList<>();

  ChangeWorkPackage(Resource<WorkPackage> resource, Tools tools) {
    this.resource = resource;
    this.tools = tools;
  }

  void accompany(Companion<WorkPackage> companion) {
    companions.add(companion);
  }

  void extend(Extension<WorkPackage> extension) {
    extensions.add(extension);
  }

  @Override
  public Proposal<WorkPackage> propose(Asking asking, @Nullable WorkPackage before, Written sent) {
    var written = before == null ? byWhoMaySay(sent, asking) : sent;
    if (before == null) {
      refuseStrangers(asking, written);
    } else if (!Objects.equals(written.integer("lockVersion", null), before.lockVersion())) {
      throw Refusal.conflict();
    }
    var base = before == null ? WorkPackage.blank(asking.viewer().id()) : before;
    var completed = tools.defaults.complete(before, written, asking.viewer());
    var derived = tools.derivation.derive(before, base.with(completed, custom(base, completed, asking.viewer())), completed);
    var candidate = new Candidate<>(before, derived.wp());
    var violations = new ArrayList<>(tools.judgement.of(resource, candidate, written, asking));
    violations.addAll(derived.violations().stream().filter(violation -> violations.stream().noneMatch(violation::equals)).toList());
    extensions.forEach(extension -> violations.addAll(extension.violations(candidate, written, asking)));
    companions.forEach(companion -> violations.addAll(companion.violations(candidate, written, asking)));
    return new Proposal<>(candidate, written, violations);
  }

  /** The author whom somebody names without the right to is passed over: it is whoever asks. */
  private Written byWhoMaySay(Written sent, Asking asking) {
    var author = resource.attribute("author").orElseThrow();
    var blank = new Candidate<>(null, WorkPackage.blank(asking.viewer().id()));
    return author.isWritable(blank, asking.viewer()) ? sent : sent.without(Set.of("author"));
  }

  @Override
  public WorkPackage save(Asking asking, Proposal<WorkPackage> proposal) {
    try {
      return save(asking, proposal, tools.database.isInTransaction() || reachesOthers(proposal.candidate().saved(), proposal.proposed()));
    } catch (BecameParent e) {
      return save(asking, proposal, true);
    }
  }

  /** Somebody put a package beneath one that had none, and that was to be changed by itself: the change is taken back and made anew. */
  private static final class BecameParent extends RuntimeException {
    BecameParent() {
      super(null, null, false, false);
    }
  }

  /** @param alone whether everybody else waits who changes what depends on several packages */
  private WorkPackage save(Asking asking, Proposal<WorkPackage> proposal, boolean alone) {
    var before = proposal.candidate().saved();
    return tools.database.transaction(() -> {
      if (alone) {
        tools.store.lockPlan();
      }
      var after = before == null ? create(asking, proposal.proposed()) : update(asking, before, proposal.proposed(), alone);
      if (before != null && !alone && tools.aftermath.addsUpAnew(before, after) && after.hasChildren()) {
        throw new BecameParent();
      }
      return accompanied(new Candidate<>(before, after), proposal.written(), asking);
    });
  }

  private boolean reachesOthers(@Nullable WorkPackage before, WorkPackage after) {
    if (before == null) {
      return after.parentId() != null;
    }
    return !Objects.equals(before.parentId(), after.parentId()) || before.projectId() != after.projectId() || before.scheduleManually() != after.scheduleManually()
        || !before.dates().equals(after.dates()) || tools.aftermath.closesOthers(before, after)
        || tools.aftermath.addsUpAnew(before, after) && (after.parentId() != null || before.hasChildren());
  }

  private WorkPackage accompanied(Candidate<WorkPackage> saved, Written written, Asking asking) {
    boolean changed = false;
    for (var companion : companions) {
      changed |= companion.saved(saved, written, asking);
    }
    return changed ? tools.store.find(saved.proposed().id()).orElseThrow(Refusal::conflict) : saved.proposed();
  }

  private WorkPackage create(Asking asking, WorkPackage wp) {
    var placed = wp.beneath(ancestors(wp));
    long id = tools.writes.insert(placed);
    tools.journals.begin(Entry.of("work_package", id, asking.viewer().id(), Differences.between(resource, null, placed)));
    tools.events.happened(Event.now("work_package.created", "work_package", id, wp.projectId(), asking.viewer().id()));
    if (wp.parentId() != null) {
      tools.aftermath.ofChange(null, tools.store.find(id).orElseThrow(), asking.viewer().id());
    }
    return tools.store.find(id).orElseThrow();
  }

  private WorkPackage update(Asking asking, WorkPackage before, WorkPackage wp, boolean alone) {
    var changes = Differences.between(resource, before, wp);
    if (changes.isEmpty()) {
      return before;
    }
    boolean moved = !Objects.equals(before.parentId(), wp.parentId());
    var placed = moved ? wp.beneath(ancestors(wp)) : wp;
    if (!tools.writes.update(placed)) {
      throw Refusal.conflict();
    }
    if (moved) {
      tools.writes.moveDescendants(before, new ArrayList<>(placed.ancestorIds()));
    }
    if (before.projectId() != wp.projectId()) {
      takeAlong(wp, asking);
    }
    tools.journals.write(Entry.of("work_package", wp.id(), asking.viewer().id(), changes));
    tools.events.happened(Event.now("work_package.updated", "work_package", wp.id(), wp.projectId(), asking.viewer().id()).with(Map.of("changes", changes)));
    var reached = alone ? tools.store.find(wp.id()).orElseThrow(Refusal::conflict) : placed; // it may have come to have children
    tools.aftermath.ofChange(before, reached, asking.viewer().id());
    return tools.store.find(wp.id()).orElseThrow(Refusal::conflict);
  }

  /** Everything beneath goes along into the other project, each with an entry of its own, and leaves there what that project does not have. */
  private void takeAlong(WorkPackage moved, Asking asking) {
    var ids = tools.store.descendants(moved.id());
    if (ids.isEmpty()) {
      return;
    }
    tools.store.lock(ids);
    var followers = tools.store.find(ids);
    var placed = new ArrayList<WorkPackage>();
    var entries = new ArrayList<Entry>();
    for (var follower : followers) {
      var completed = tools.defaults.complete(follower, Written.nothing().with("project", moved.projectId()), asking.viewer()).without(Set.of("parent"));
      var there = follower.with(completed, follower.custom());
      placed.add(there);
      entries.add(Entry.of("work_package", follower.id(), asking.viewer().id(), Differences.between(resource, follower, there)));
    }
    tools.writes.place(placed);
    tools.journals.writeAll(entries);
  }

  private List<Long> ancestors(WorkPackage wp) {
    if (wp.parentId() == null) {
      return List.of();
    }
    var parent = tools.store.find(wp.parentId()).orElseThrow(Refusal::conflict);
    var ancestors = new ArrayList<>(parent.ancestorIds());
    ancestors.add(parent.id());
    if (ancestors.contains(wp.id())) {
      throw Refusal.conflict(); // somebody put the parent beneath it since this was judged
    }
    return ancestors;
  }

  /** Who may add work nowhere, or not in this project, is told so before anything else. */
  private static void refuseStrangers(Asking asking, Written written) {
    Long project = written.id("project", null);
    boolean allowed = project == null ? asking.viewer().mayAnywhere("add_work_packages") : asking.viewer().may("add_work_packages", project);
    if (!allowed) {
      throw Refusal.forbidden();
    }
  }

  private Map<String, List<String>> custom(WorkPackage base, Written written, Viewer viewer) {
    var custom = base.custom();
    for (var extension : extensions) {
      custom = extension.merged(base, written, viewer);
    }
    return custom;
  }
}
