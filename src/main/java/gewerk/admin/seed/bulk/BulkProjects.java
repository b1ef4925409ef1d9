package gewerk.admin.seed.bulk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Fifty invented projects with members, versions and categories. */
final class BulkProjects {
  static final int COUNT = 50;
  private static final int OF_THE_MEMBER = 20;
  private static final int VERSIONS = 5;
  private static final int CATEGORIES = 6;
  private static final List<String> MODULES =
      List.of("activity", "board_view", "calendar_view", "costs", "documents", "gantt", "meetings", "news", "wiki", "work_package_tracking");

  private final BulkStore store;
  private final Vocabulary vocabulary;
  private final Chance chance;
  private final BulkPeople people;

  BulkProjects(BulkStore store, Vocabulary vocabulary, Chance chance, BulkPeople people) {
    this.store = store;
    this.vocabulary = vocabulary;
    this.chance = chance;
    this.people = people;
  }

  List<BulkProject> write() {
    long first = store.reserve("projects", COUNT);
    var rows = new CopyRows("projects", "id, identifier, name, description, status_code");
    var modules = new CopyRows("project_modules", "project_id, module");
    var types = new CopyRows("project_types", "project_id, type_id");
    var usedTypes = store.types();
    for (long id = first; id < first + COUNT; id++) {
      long projectId = id;
      String name = vocabulary.phrase(1, 3);
      rows.add(id, "bench-%02d".formatted(id - first + 1), name, vocabulary.text(), chance.oneOf(List.of("on_track", "at_risk", "off_track")));
      MODULES.forEach(module -> modules.add(projectId, module));
      usedTypes.forEach(type -> types.add(projectId, type.id()));
    }
    List.of(rows, modules, types).forEach(store::copy);
    return sorted(first, members(first));
  }

  /** Everybody is in a project of their own turn and in some others, the busy in all; the member is in the first twenty. */
  private List<List<Long>> members(long first) {
    var workers = people.workers();
    var memberships = new ArrayList<List<Long>>();
    for (int project = 0; project < COUNT; project++) {
      var members = new LinkedHashSet<Long>();
      for (int turn = project; turn < workers.size(); turn += COUNT) {
        members.add(workers.get(turn));
      }
      members.addAll(people.busy());
      chance.some(8 + chance.longTail(40), workers.size()).forEach(worker -> members.add(workers.get(worker)));
      members.remove(people.member());
      if (project < OF_THE_MEMBER) {
        members.add(people.member());
      }
      memberships.add(List.copyOf(members));
    }
    writeMembers(first, memberships);
    return memberships;
  }

  private void writeMembers(long first, List<List<Long>> memberships) {
    long id = store.reserve("members", memberships.stream().mapToInt(List::size).sum());
    long lead = store.role("Project admin");
    long member = store.role("Member");
    var members = new CopyRows("members", "id, principal_id, project_id");
    var roles = new CopyRows("member_roles", "member_id, role_id");
    for (int project = 0; project < COUNT; project++) {
      for (var person : memberships.get(project)) {
        boolean leads = person.equals(memberships.get(project).getFirst()) && person != people.member();
        members.add(id, person, first + project);
        roles.add(id, leads ? lead : member);
        id++;
      }
    }
    store.copy(members);
    store.copy(roles);
  }

  private List<BulkProject> sorted(long first, List<List<Long>> members) {
    long version = store.reserve("versions", COUNT * VERSIONS);
    long category = store.reserve("categories", COUNT * CATEGORIES);
    var versions = new CopyRows("versions", "id, project_id, name, start_date, end_date");
    var categories = new CopyRows("categories", "id, project_id, name");
    var projects = new ArrayList<BulkProject>();
    for (int project = 0; project < COUNT; project++) {
      var ownVersions = new ArrayList<Long>();
      for (int i = 0; i < VERSIONS; i++) {
        var start = LocalDate.now().minusMonths(3L * (VERSIONS - 1 - i));
        versions.add(version, first + project, (i + 1) + ".0 " + vocabulary.phrase(1, 2), start, start.plusMonths(3));
        ownVersions.add(version++);
      }
      var ownCategories = new ArrayList<Long>();
      for (int i = 0; i < CATEGORIES; i++) {
        categories.add(category, first + project, vocabulary.name() + " " + (i + 1));
        ownCategories.add(category++);
      }
      projects.add(new BulkProject(first + project, members.get(project), ownVersions.reversed(), ownCategories));
    }
    store.copy(versions);
    store.copy(categories);
    return projects;
  }
}
