package gewerk.platform.access;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.DateTimeException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import gewerk.platform.access.Viewer.Person;
import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** Reads what rights are made of: accounts, memberships, roles, and which modules a project has. */
final class RightsStore {
  private final Database database;
  private final Permissions permissions;
  private final Supplier<ZoneId> usualZone;

  RightsStore(Database database, Permissions permissions, Supplier<ZoneId> usualZone) {
    this.usualZone = usualZone;
    this.database = database;
    this.permissions = permissions;
  }

  /** One role of a person; in no project when it is global. */
  record Membership(@Nullable Long projectId, long roleId) {}

  /** A role on one work package that is shared with a person. */
  record Share(long workPackageId, long projectId, long roleId) {}

  private record Role(BitSet permissions, boolean global) {}

  private record Project(boolean active, boolean open, BitSet allowedByModules) {}

  Optional<Person> person(long id) {
    return database.one(Sql.of("""
        select p.id, p.kind, p.name, coalesce(u.login, '') as login, coalesce(u.admin, false) as admin,
               coalesce(u.language, '') as language, u.preferences ->> 'timeZone' as zone
        from principals p left join users u on u.id = p.id
        where p.id = ? and p.status = 'active' and p.kind in ('user', 'anonymous', 'system')
        """, id), this::person);
  }

  long anonymousId() {
    return database.number(Sql.of("select id from principals where kind = 'anonymous'"));
  }

  long systemId() {
    return database.number(Sql.of("select id from principals where kind = 'system'"));
  }

  List<Membership> memberships(long principalId) {
    return database.list(Sql.of("""
        select m.project_id, mr.role_id
        from members m join member_roles mr on mr.member_id = m.id
        where m.principal_id = ? and m.entity_type is null
        """, principalId), row -> new Membership(row.idOrNull("project_id"), row.id("role_id")));
  }

  List<Share> shares(long principalId) {
    return database.list(Sql.of("""
        select wp.id, wp.project_id, mr.role_id
        from members m join member_roles mr on mr.member_id = m.id join work_packages wp on wp.id = m.entity_id
        where m.principal_id = ? and m.entity_type = 'WorkPackage'
        """, principalId), row -> new Share(row.id("id"), row.id("project_id"), row.id("role_id")));
  }

  Grounds grounds() {
    return new Grounds(roles(), builtin("non_member"), builtin("anonymous"), builtin("standard_global"), projects());
  }

  private Map<Long, Role> roles() {
    return database.list(Sql.of("""
        select r.id, r.kind = 'global' as global, array_remove(array_agg(p.permission), null) as permissions
        from roles r left join role_permissions p on p.role_id = r.id
        group by r.id
        """), row -> Map.entry(row.id("id"), new Role(permissions.bits(row.texts("permissions")), row.bool("global"))))
        .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Set<Long> builtin(String name) {
    return Set.copyOf(database.list(Sql.of("select id from roles where builtin = ?", name), row -> row.id("id")));
  }

  private Map<Long, Project> projects() {
    return database.list(Sql.of("""
        select p.id, p.active, p.public, array_remove(array_agg(m.module), null) as modules
        from projects p left join project_modules m on m.project_id = p.id
        group by p.id
        """), row -> Map.entry(row.id("id"), new Project(row.bool("active"), row.bool("public"), allowedBy(new HashSet<>(row.texts("modules"))))))
        .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private BitSet allowedBy(Set<String> modules) {
    return permissions.bits(permission -> permission.module().isEmpty() || modules.contains(permission.module()));
  }

  private Person person(Row row) {
    boolean loggedIn = !row.text("kind").equals("anonymous");
    var language = row.text("language");
    var locale = language.isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(language);
    return new Person(row.id("id"), row.text("login"), row.text("name"), row.bool("admin"), loggedIn, locale, zone(row.textOrNull("zone")));
  }

  private ZoneId zone(@Nullable String name) {
    try {
      return name == null || name.isEmpty() ? usualZone.get() : ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  /** Roles and projects as they stand, from which anybody's rights follow. */
  final class Grounds {
    private final Map<Long, Role> roles;
    private final Set<Long> nonMember;
    private final Set<Long> anonymous;
    private final Set<Long> standardGlobal;
    private final Map<Long, Project> projects;
    private final BitSet publicOnes = permissions.bits(Permission::isPublic);

    Grounds(Map<Long, Role> roles, Set<Long> nonMember, Set<Long> anonymous, Set<Long> standardGlobal, Map<Long, Project> projects) {
      this.roles = roles;
      this.nonMember = nonMember;
      this.anonymous = anonymous;
      this.standardGlobal = standardGlobal;
      this.projects = projects;
    }

    /** Administrators see archived projects, and may do nothing else in them. */
    Map<Long, BitSet> ofAdmin() {
      var granted = permissions.bits(permission -> permission.isGrantedToAdmins() && permission.isOfProjects());
      var onlyLook = permissions.bits(List.of("view_project"));
      var result = new HashMap<Long, BitSet>();
      projects.forEach((id, project) -> result.put(id, project.active ? both(granted, project.allowedByModules) : onlyLook));
      return result;
    }

    Map<Long, BitSet> ofPerson(Person person, List<Membership> memberships) {
      var result = new HashMap<Long, BitSet>();
      for (var membership : memberships) {
        var project = membership.projectId == null ? null : projects.get(membership.projectId);
        if (project != null && project.active) {
          result.computeIfAbsent(membership.projectId, id -> (BitSet) publicOnes.clone()).or(permissionsOf(membership.roleId));
        }
      }
      var asStranger = asStranger(person);
      projects.forEach((id, project) -> {
        if (project.active && project.open) {
          result.putIfAbsent(id, asStranger);
        }
      });
      result.replaceAll((id, held) -> both(held, projects.get(id).allowedByModules));
      return result;
    }

    /** Only what counts for single work packages, and only while the project is active and its modules allow it. */
    Map<Long, Rights.Shared> ofShares(List<Share> shares) {
      var single = permissions.bits(permission -> permission.scopes().contains(Permission.Scope.WORK_PACKAGE));
      var result = new HashMap<Long, Rights.Shared>();
      for (var share : shares) {
        var project = projects.get(share.projectId);
        if (project != null && project.active) {
          var held = both(both(permissionsOf(share.roleId), single), project.allowedByModules);
          result.merge(share.workPackageId, new Rights.Shared(share.projectId, held), Rights.Shared::and);
        }
      }
      return result;
    }

    BitSet global(Person person, List<Membership> memberships) {
      var held = new BitSet();
      memberships.stream().filter(membership -> membership.projectId == null).forEach(membership -> held.or(permissionsOf(membership.roleId)));
      if (person.loggedIn()) {
        standardGlobal.forEach(role -> held.or(permissionsOf(role)));
      }
      return held;
    }

    private BitSet asStranger(Person person) {
      var held = (BitSet) publicOnes.clone();
      (person.loggedIn() ? nonMember : anonymous).forEach(role -> held.or(permissionsOf(role)));
      return held;
    }

    private BitSet permissionsOf(long roleId) {
      var role = roles.get(roleId);
      return role == null ? new BitSet() : role.permissions;
    }

    private static BitSet both(BitSet first, BitSet second) {
      var bits = (BitSet) first.clone();
      bits.and(second);
      return bits;
    }
  }
}
