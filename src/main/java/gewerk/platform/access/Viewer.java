package gewerk.platform.access;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import gewerk.platform.database.Sql;

/** Whoever asks, and what they may: the one place where permissions are looked up. */
public final class Viewer {
  /** Who it is, as far as every request needs to know. */
  public record Person(long id, String login, String name, boolean admin, boolean loggedIn, Locale locale, ZoneId zone) {}

  private final Person person;
  private final Rights rights;

  Viewer(Person person, Rights rights) {
    this.person = person;
    this.rights = rights;
  }

  public long id() {
    return person.id();
  }

  public String login() {
    return person.login();
  }

  public String name() {
    return person.name();
  }

  public boolean isAdmin() {
    return person.admin();
  }

  public boolean isLoggedIn() {
    return person.loggedIn();
  }

  public boolean isAnonymous() {
    return !person.loggedIn();
  }

  public Locale locale() {
    return person.locale();
  }

  public ZoneId zone() {
    return person.zone();
  }

  /** The same person, spoken to in another language: anonymous people have their browser's. */
  public Viewer speaking(Locale locale) {
    return new Viewer(new Person(person.id(), person.login(), person.name(), person.admin(), person.loggedIn(), locale, person.zone()), rights);
  }

  public boolean may(String permission, long projectId) {
    return rights.in(permission, projectId);
  }

  /** In its project, or because this work package is shared with the viewer. */
  public boolean may(String permission, long projectId, long workPackageId) {
    return rights.in(permission, projectId) || rights.inShared(permission, workPackageId);
  }

  /** In the project, or for a work package of it that is shared with the viewer. */
  public boolean maySomewhereIn(String permission, long projectId) {
    return rights.in(permission, projectId) || rights.inSharedOf(permission, projectId);
  }

  public boolean mayAnyOf(List<String> permissions, long projectId) {
    for (var permission : permissions) {
      if (may(permission, projectId)) {
        return true;
      }
    }
    return false;
  }

  /** In at least one project, or globally. */
  public boolean mayAnywhere(String permission) {
    return rights.anywhere(permission) || person.admin() && rights.holdsAsAdmin(permission);
  }

  public boolean mayGlobally(String permission) {
    return rights.globally(permission);
  }

  /** The ids of the projects in which the permission is held, ascending. */
  public long[] projects(String permission) {
    return rights.projects(permission);
  }

  /** To keep what is the same for all who may the same. */
  public Rights.Standing standingIn(long projectId) {
    return rights.standing(person, projectId);
  }

  public List<String> permissionsIn(long projectId) {
    return rights.namesIn(projectId);
  }

  public List<String> globalPermissions() {
    return rights.globalNames();
  }

  /** Visibility of work packages as SQL, by the name that they have in the statement: those of such projects, and those that are shared. */
  public Sql whereWork(String permission, String workPackages) {
    var ofProjects = where(permission, workPackages + ".project_id");
    long[] shared = rights.shared(permission);
    return shared.length == 0 ? ofProjects : Sql.or(List.of(ofProjects, Sql.of(workPackages + ".id = any(?)", (Object) shared)));
  }

  /** Visibility as SQL: rows whose project, given as an expression, is one in which the permission is held. */
  public Sql where(String permission, String projectExpression) {
    if (person.admin() && rights.everywhere(permission)) {
      return Sql.of(projectExpression + " is not null"); // a list of all projects would only lead PostgreSQL to the wrong index
    }
    return Sql.of(projectExpression + " = any(?)", (Object) projects(permission));
  }
}
