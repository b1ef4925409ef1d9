package gewerk.admin.seed.bulk;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import gewerk.admin.seed.Plan;
import gewerk.platform.clock.WorkingDays;
import gewerk.work.scheduling.Dates;

/** Writes the invented work, project by project and never too much at once, so that memory does not grow with its amount. */
final class BulkWork {
  private static final String COLUMNS = """
      id, project_id, type_id, status_id, priority_id, author_id, assignee_id, responsible_id, category_id, version_id, parent_id, ancestor_ids, subject,
      description, start_date, due_date, duration, schedule_manually, estimated_hours, remaining_hours, done_ratio, derived_start_date, derived_due_date,
      derived_estimated_hours, derived_remaining_hours, derived_done_ratio, custom, lock_version, created_at, updated_at
      """;
  private static final int BATCH = 10_000;
  private static final String JOURNAL_COLUMNS = "resource, resource_id, version, user_id, notes, changes, created_at, updated_at";

  private final BulkStore store;
  private final Chance chance;
  private final InventPackages packages;
  private final InventHistory history;

  BulkWork(BulkStore store, Vocabulary vocabulary, Chance chance, BulkFields fields) {
    this.store = store;
    this.chance = chance;
    packages = new InventPackages(store, vocabulary, chance, fields);
    history = new InventHistory(vocabulary, chance, store.defaultStatus());
  }

  /** Returns the number of journal entries. */
  long write(List<BulkProject> projects, int count) {
    long next = store.reserve("work_packages", count);
    long journals = 0;
    var sizes = sizes(projects.size(), count);
    for (int i = 0; i < projects.size(); i++) {
      for (int left = sizes[i]; left > 0; left -= BATCH) {
        int size = Math.min(left, BATCH);
        journals += write(projects.get(i), packages.of(projects.get(i), next, size));
        next += size;
      }
    }
    return journals;
  }

  /** A few projects have most of the work, but none has nothing to do if there is enough for all. */
  private int[] sizes(int projects, int count) {
    var sizes = new int[projects];
    for (int i = 0; i < count; i++) {
      sizes[i < projects ? i : chance.longTail(projects)]++;
    }
    return sizes;
  }

  private long write(BulkProject project, List<BulkPackage> made) {
    var parents = made.stream().map(BulkPackage::parentId).filter(Objects::nonNull).collect(Collectors.toSet());
    var plan = new Plan(made.stream().map(each -> written(each, parents)).toList(), List.of(), WorkingDays.mondayToFriday());
    var rows = new CopyRows("work_packages", COLUMNS);
    var journals = new CopyRows("journals", JOURNAL_COLUMNS);
    made.forEach(each -> {
      var planned = planned(plan, each.id());
      add(rows, new Row(project, each, planned, history.write(journals, project, each, planned)));
    });
    store.copy(rows);
    store.copy(relations(made, parents));
    store.copy(journals);
    return journals.count();
  }

  /** What has children takes its dates from them. */
  private static Plan.Written written(BulkPackage each, Set<Long> parents) {
    boolean hasChildren = parents.contains(each.id());
    return new Plan.Written(each.id(), each.parentId(), hasChildren ? Dates.NONE : each.dates(), !hasChildren, each.isMilestone(), each.progress());
  }

  private static Planned planned(Plan plan, long id) {
    return new Planned(plan.dates(id), !plan.hasChildren(id), plan.ancestors(id), plan.beneath(id), plan.total(id));
  }

  /** All that one row is made of. */
  private record Row(BulkProject project, BulkPackage made, Planned planned, InventHistory.Left left) {}

  private static void add(CopyRows rows, Row row) {
    var made = row.made;
    var sorting = made.sorting();
    var people = made.people();
    var dates = row.planned.dates();
    var beneath = row.planned.beneath();
    var total = row.planned.total();
    rows.add(made.id(), row.project.id(), sorting.type().id(), sorting.status(), sorting.priority(), people.author(), people.assignee(),
        people.responsible(), sorting.category(), sorting.version(), made.parentId(), row.planned.ancestors(), made.text().subject(),
        made.text().description(), dates.start(), dates.due(), dates.duration(), row.planned.manually(), made.progress().work(),
        made.progress().remaining(), made.progress().percent(), beneath.start(), beneath.due(), total.work(), total.remaining(), total.percent(),
        made.custom(), row.left.changes(), made.createdAt(), row.left.updatedAt());
  }

  /** One of twenty has to do with something else of its project that is neither above nor beneath it. */
  private CopyRows relations(List<BulkPackage> made, Set<Long> parents) {
    var relations = new CopyRows("relations", "from_id, to_id, type");
    var leaves = made.stream().filter(each -> each.parentId() == null && !parents.contains(each.id())).toList();
    var taken = new HashSet<Long>();
    for (int tries = made.size() / 20; tries > 0 && leaves.size() > 1; tries--) {
      var from = chance.oneOf(leaves);
      var to = chance.oneOf(leaves);
      if (!from.equals(to) && taken.add(from.id()) && taken.add(to.id())) {
        relations.add(from.id(), to.id(), chance.oneOf(List.of("relates", "relates", "blocks", "requires", "duplicates")));
      }
    }
    return relations;
  }
}
