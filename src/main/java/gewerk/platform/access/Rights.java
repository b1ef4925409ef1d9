package gewerk.platform.access;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What one person may: in each project, across all, and globally. */
public final class Rights {
  private static final BitSet NOTHING = new BitSet();

  private final Permissions permissions;
  private final Map<Long, BitSet> byProject;
  private final Map<Long, Shared> shared;
  private final BitSet global;
  private final BitSet anywhere;
  private final Map<String, long[]> projectsByPermission = new ConcurrentHashMap<>();

  /** What somebody may with one work package that is shared with them. */
  record Shared(long projectId, BitSet held) {
    Shared and(Shared other) {
      var both = (BitSet) held.clone();
      both.or(other.held);
      return new Shared(projectId, both);
    }
  }

  Rights(Permissions permissions, Map<Long, BitSet> byProject, Map<Long, Shared> shared, BitSet global) {
    this.permissions = permissions;
    this.byProject = Map.copyOf(byProject);
    this.shared = Map.copyOf(shared);
    this.global = global;
    anywhere = new BitSet();
    byProject.values().forEach(anywhere::or);
    shared.values().forEach(one -> anywhere.or(one.held));
    anywhere.or(global);
  }

  boolean in(String permission, long projectId) {
    var held = byProject.get(projectId);
    return held != null && held.get(permissions.number(permission));
  }

  boolean inShared(String permission, long workPackageId) {
    var one = shared.get(workPackageId);
    return one != null && one.held.get(permissions.number(permission));
  }

  boolean inSharedOf(String permission, long projectId) {
    return shared.values().stream().anyMatch(one -> one.projectId == projectId && one.held.get(permissions.number(permission)));
  }

  /** The ids, ascending, of the single work packages for which the permission is held by sharing. */
  long[] shared(String permission) {
    int number = permissions.number(permission);
    return shared.entrySet().stream().filter(entry -> entry.getValue().held.get(number)).mapToLong(Map.Entry::getKey).sorted().toArray();
  }

  boolean anywhere(String permission) {
    return anywhere.get(permissions.number(permission));
  }

  /** Administrators hold it wherever there will be a project. */
  boolean holdsAsAdmin(String permission) {
    return permissions.get(permission).isGrantedToAdmins();
  }

  boolean globally(String permission) {
    return global.get(permissions.number(permission));
  }

  /** In every project that these rights know of; administrators' rights know of all. */
  boolean everywhere(String permission) {
    return projects(permission).length == byProject.size();
  }

  /** The ids, ascending, of the projects in which the permission is held. */
  long[] projects(String permission) {
    return projectsByPermission.computeIfAbsent(permission, name -> {
      int number = permissions.number(name);
      return byProject.entrySet().stream().filter(entry -> entry.getValue().get(number)).mapToLong(Map.Entry::getKey).sorted().toArray();
    });
  }

  /** All that may make a difference to what somebody is shown of a project; of two who stand alike it is equal. */
  public record Standing(boolean admin, boolean loggedIn, BitSet here, BitSet sharedHere, BitSet global, BitSet anywhere) {}

  Standing standing(Viewer.Person person, long projectId) {
    return new Standing(person.admin(), person.loggedIn(), byProject.getOrDefault(projectId, NOTHING), sharedIn(projectId), global, anywhere);
  }

  private BitSet sharedIn(long projectId) {
    if (shared.isEmpty()) {
      return NOTHING;
    }
    var held = new BitSet();
    shared.values().stream().filter(one -> one.projectId == projectId).forEach(one -> held.or(one.held));
    return held;
  }

  List<String> namesIn(long projectId) {
    return permissions.names(byProject.getOrDefault(projectId, NOTHING));
  }

  List<String> globalNames() {
    return permissions.names(global);
  }
}
