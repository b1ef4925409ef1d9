package gewerk.platform.access;

import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import gewerk.people.roles.PermissionCatalogue;
import gewerk.platform.access.Viewer.Person;

/** Viewers without accounts, to whom rules are put bare. */
public final class SampleViewer {
  private static final Permissions PERMISSIONS = new Permissions(PermissionCatalogue.ALL);

  private SampleViewer() {}

  public static Viewer nobody() {
    return viewer(new Person(2, "", "Anonymous", false, false, Locale.ENGLISH, ZoneOffset.UTC), Map.of(), new BitSet());
  }

  public static Viewer admin() {
    return viewer(new Person(3, "admin", "Admin", true, true, Locale.ENGLISH, ZoneOffset.UTC), Map.of(), new BitSet());
  }

  /** User 7, who may this in one project and nothing elsewhere. */
  public static Viewer in(long project, String... permissions) {
    return viewer(person(), Map.of(project, PERMISSIONS.bits(List.of(permissions))), new BitSet());
  }

  /** User 7, who may this globally and nothing in any project. */
  public static Viewer globally(String... permissions) {
    return viewer(person(), Map.of(), PERMISSIONS.bits(List.of(permissions)));
  }

  private static Person person() {
    return new Person(7, "emma", "Emma Muster", false, true, Locale.ENGLISH, ZoneOffset.UTC);
  }

  private static Viewer viewer(Person person, Map<Long, BitSet> inProjects, BitSet global) {
    return new Viewer(person, new Rights(PERMISSIONS, inProjects, Map.of(), global));
  }
}
