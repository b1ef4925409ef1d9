package gewerk.platform.pages.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

import gewerk.platform.access.Viewer;
import gewerk.platform.i18n.Words;
import gewerk.platform.pages.Entry;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.Place;
import org.jspecify.annotations.Nullable;

/** What stands in the rail beside every page: features add their entries while the program starts. */
public final class Navigation {
  static final String ADMIN = "/admin";

  /** A project as the rail needs it. */
  public record Where(long id, String identifier, String name) {}

  /** The parts of the administration, in the order of its menu; each has the label {@code pages.admin.…}. */
  public enum Section {
    GENERAL, PEOPLE, WORK, PROJECTS, ACCESS, API, SYSTEM;

    String label() {
      return "pages.admin." + name().toLowerCase(Locale.ROOT);
    }
  }

  private record Administration(Section section, String label, String path, Predicate<Viewer> shown) {}

  private record Global(String label, String icon, Link target, Predicate<Viewer> shown) {}

  private record InProject(String label, String icon, Function<Where, String> path, @Nullable String key, BiPredicate<Where, Viewer> shown) {}

  private record Creation(String label, Function<@Nullable Where, String> path, @Nullable String key, BiPredicate<@Nullable Where, Viewer> shown) {}

  private final List<Global> globals = new ArrayList<>();
  private final List<InProject> inProjects = new ArrayList<>();
  private final List<Creation> creations = new ArrayList<>();
  private final List<Administration> administrations = new ArrayList<>();

  /** @param label its label's key; the link's own label is not used */
  public void everywhere(String label, String icon, String path, @Nullable String key, Predicate<Viewer> shown) {
    globals.add(new Global(label, icon, new Link("", path, key), shown));
  }

  public void inProjects(String label, String icon, Function<Where, String> path, @Nullable String key, BiPredicate<Where, Viewer> shown) {
    inProjects.add(new InProject(label, icon, path, key, shown));
  }

  /** Something that can be made new from everywhere. */
  public void creates(String label, Function<@Nullable Where, String> path, @Nullable String key, BiPredicate<@Nullable Where, Viewer> shown) {
    creations.add(new Creation(label, path, key, shown));
  }

  /** A page of the administration: its menu stands beside every page whose path begins with {@code /admin}. */
  public void administers(Section section, String label, String path, Predicate<Viewer> shown) {
    administrations.add(new Administration(section, label, path, shown));
  }

  /** The place of a page in no project. */
  Place global(String path, Viewer viewer, Words words) {
    boolean administration = path.equals(ADMIN) || path.startsWith(ADMIN + "/");
    var rail = administration ? administration(path, viewer, words) : List.of(globals(path, viewer, words));
    return new Place(null, rail, List.of(), bar(null, viewer, words));
  }

  /** The menu of the administration as far as somebody may use it, one group for each section. */
  List<Place.Group> administration(String path, Viewer viewer, Words words) {
    var current = administrations.stream().map(Administration::path).filter(entry -> isCurrent(entry, path)).max(Comparator.comparingInt(String::length)).orElse("");
    return Arrays.stream(Section.values()).map(section -> new Place.Group(words.say(section.label()), administrations.stream()
            .filter(entry -> entry.section == section && entry.shown.test(viewer))
            .map(entry -> Entry.of("", Link.to(words.say(entry.label), entry.path)).current(entry.path.equals(current))).toList()))
        .filter(group -> !group.entries().isEmpty()).toList();
  }

  boolean mayAdminister(Viewer viewer) {
    return administrations.stream().anyMatch(entry -> entry.shown.test(viewer));
  }

  Place inside(Where project, String path, Viewer viewer, Words words) {
    var entries = inProjects.stream().filter(entry -> entry.shown.test(project, viewer))
        .map(entry -> Entry.of(entry.icon, new Link(words.say(entry.label), entry.path.apply(project), entry.key))
            .current(isCurrent(entry.path.apply(project), path)))
        .toList();
    return new Place(Link.to(project.name(), "/projects/" + project.identifier()), List.of(new Place.Group("", entries)), List.of(),
        bar(project, viewer, words));
  }

  private Place.Group globals(String path, Viewer viewer, Words words) {
    return new Place.Group("", globals.stream().filter(entry -> entry.shown.test(viewer))
        .sorted(Comparator.comparing(entry -> entry.target.href().equals(ADMIN))) // what few need stands last
        .map(entry -> Entry.of(entry.icon, new Link(words.say(entry.label), entry.target.href(), entry.target.key()))
            .current(isCurrent(entry.target.href(), path)))
        .toList());
  }

  private Place.Bar bar(@Nullable Where project, Viewer viewer, Words words) {
    return new Place.Bar(creations.stream().filter(creation -> creation.shown.test(project, viewer))
        .map(creation -> new Link(words.say(creation.label), creation.path.apply(project), creation.key)).toList(), List.of());
  }

  /** The overview of a project is only itself; other entries hold what is beneath them. */
  private static boolean isCurrent(String entry, String path) {
    boolean alone = entry.equals("/") || entry.matches("/projects(/[^/]+)?");
    return alone ? path.equals(entry) : path.equals(entry) || path.startsWith(entry + "/");
  }
}
