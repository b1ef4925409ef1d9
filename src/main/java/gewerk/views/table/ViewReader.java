package gewerk.views.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import gewerk.platform.access.Viewer;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Refusal;
import gewerk.platform.i18n.Message;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.ListingReader;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Select;
import gewerk.platform.resource.Sort;
import gewerk.projects.projects.Project;
import gewerk.views.queries.Arrangement;
import gewerk.views.queries.Queries;
import gewerk.views.queries.Query;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** Reads a view from its address. What it does not understand it leaves out and tells, so that the rest is still shown. */
public final class ViewReader {
  static final String USUAL_SORT = "id-desc";
  private static final String ALL = "/work_packages";
  private static final List<String> USUAL = List.of("id", "subject", "type", "status", "assignee", "dueDate", "estimatedTime", "percentageDone");
  private static final Set<String> NO_COLUMNS = Set.of("lockVersion", "displayId", "date");
  private static final Sort.Use NEWEST = new Sort.Use(new Sort("id", "wp.id", true), true);
  private static final Sort.Use TREE = new Sort.Use(new Sort("id", "(wp.ancestor_ids || wp.id)"), false);
  private static final int MOST_SORTS = 3;
  private static final Listing.Limits LIMITS = new Listing.Limits(View.SIZES.getFirst(), View.SIZES.getLast());

  private final WorkPackages workPackages;
  private final Queries queries;
  private final Resource<WorkPackage> resource;

  public ViewReader(WorkPackages workPackages, Queries queries) {
    this.workPackages = workPackages;
    this.queries = queries;
    resource = workPackages.declaration();
  }

  static List<String> usualColumns(@Nullable Project project) {
    if (project != null) {
      return USUAL;
    }
    var withProject = new ArrayList<>(USUAL);
    withProject.add(4, "project");
    return List.copyOf(withProject);
  }

  /** Every attribute that can be a column, in the order of their declaration. */
  public List<Attribute<WorkPackage>> possibleColumns() {
    return resource.attributes().stream().filter(attribute -> !NO_COLUMNS.contains(attribute.name()) && attribute.kind() != Kind.STRUCTURE).toList();
  }

  /** Of a path and its query, as a link has them; the list of all projects where it is none of ours. */
  public View read(String address, Asking asking) {
    int question = address.indexOf('?');
    var path = question < 0 ? address : address.substring(0, question);
    return read(path, QueryString.parse(question < 0 ? "" : address.substring(question + 1)), asking);
  }

  View read(String path, Map<String, List<String>> query, Asking asking) {
    var project = projectOf(path, asking.viewer());
    var given = Address.of(project.isPresent() ? path : ALL, query);
    var saved = saved(query, asking.viewer()).filter(found -> Objects.equals(found.projectId(), project.map(Project::id).orElse(null)));
    var address = saved.map(found -> given.opening(held(queries.arrangement(found, asking), project.orElse(null)))).orElseGet(given::closing);
    var problems = new ArrayList<String>();
    var said = address.query();
    var filters = filters(said.getOrDefault("filters", View.OPEN_ONES), asking, problems);
    var group = Optional.ofNullable(said.get("group")).flatMap(name -> found(resource.grouping(name), Message.of("error.group_unknown", name), asking, problems)).orElse(null);
    boolean tree = "1".equals(said.get("hierarchy")) && group == null;
    var sorts = sorts(said.getOrDefault("sort", ""), asking, problems);
    var listing = new Listing(filters, sorts.isEmpty() ? List.of(tree ? TREE : NEWEST) : sorts, group, "1".equals(said.get("sums")),
        number(said.get("page"), 1, Integer.MAX_VALUE, 1), number(said.get("size"), 1, LIMITS.largest(), LIMITS.usual()), Select.all(), Map.of());
    var columns = columns(said.get("columns"), project.orElse(null), asking, problems);
    return new View(project.orElse(null), saved.orElse(null), listing, columns, tree, id(said.get("selected")), address, List.copyOf(problems));
  }

  /** The one that the address names, wherever it belongs; none where the viewer sees none. */
  private Optional<Query> saved(Map<String, List<String>> query, Viewer viewer) {
    return Optional.ofNullable(id(query.getOrDefault(Address.SAVED, List.of("")).getLast())).flatMap(id -> queries.find(id, viewer));
  }

  /** Where the view that the list of all projects was asked for is at home, if it belongs to a project. */
  Optional<String> home(View view, Map<String, List<String>> query, Viewer viewer) {
    var named = view.project() == null ? saved(query, viewer) : Optional.<Query>empty();
    return named.map(Query::projectId).flatMap(id -> workPackages.neighbours().projects().find(id, viewer))
        .map(project -> Address.of("/projects/" + project.identifier() + ALL, query).toString());
  }

  /** What a saved view holds, in the words of an address. What is usual is left out, as everywhere. */
  private Map<String, String> held(Arrangement arrangement, @Nullable Project project) {
    var held = new LinkedHashMap<String, String>();
    var filters = View.json(arrangement.filters());
    var possible = possibleColumns().stream().map(Attribute::name).toList();
    var columns = arrangement.columns().stream().filter(possible::contains).distinct().toList();
    boolean tree = arrangement.hierarchy() && arrangement.group() == null;
    var sorts = arrangement.sorts().stream().limit(MOST_SORTS).map(sort -> sort.substring(0, sort.lastIndexOf('-')) + ":" + sort.substring(sort.lastIndexOf('-') + 1));
    put(held, "filters", !filters.equals(View.OPEN_ONES), filters);
    put(held, "columns", !columns.isEmpty() && !columns.equals(usualColumns(project)), String.join(",", columns));
    put(held, "sort", !arrangement.sorts().isEmpty() && (tree || !arrangement.sorts().equals(List.of(USUAL_SORT))), String.join(",", sorts.toList()));
    put(held, "group", arrangement.group() != null, String.valueOf(arrangement.group()));
    put(held, "sums", arrangement.sums(), "1");
    put(held, "hierarchy", tree, "1");
    put(held, "subprojects", !arrangement.subprojects() && project != null, "0");
    return held;
  }

  private static void put(Map<String, String> held, String name, boolean differs, String value) {
    if (differs) {
      held.put(name, value);
    }
  }

  private Optional<Project> projectOf(String path, Viewer viewer) {
    var parts = path.split("/");
    boolean ofProject = parts.length == 4 && parts[1].equals("projects") && parts[3].equals("work_packages");
    return ofProject ? workPackages.neighbours().projects().find(QueryString.decoded(parts[2]), viewer) : Optional.empty();
  }

  private List<Filter.Use> filters(String text, Asking asking, List<String> problems) {
    var reader = ListingReader.of(resource, LIMITS).plainMessages();
    try {
      var uses = reader.filters(text, asking);
      told(reader, asking, problems);
      return uses;
    } catch (Refusal malformed) {
      problems.add(asking.say(malformed.reason()));
      return List.of();
    }
  }

  private static void told(ListingReader reader, Asking asking, List<String> problems) {
    try {
      reader.refuseProblems();
    } catch (Refusal refusal) {
      var parts = refusal.parts().isEmpty() ? List.of(refusal) : refusal.parts();
      parts.forEach(part -> problems.add(asking.say(part.reason())));
    }
  }

  /** {@code dueDate:asc,id:desc}. */
  private List<Sort.Use> sorts(String text, Asking asking, List<String> problems) {
    var uses = new ArrayList<Sort.Use>();
    for (var part : text.isEmpty() ? new String[0] : text.split(",")) {
      int colon = part.indexOf(':');
      var name = colon < 0 ? part : part.substring(0, colon);
      found(resource.sort(name), Message.of("error.sort_unknown", name), asking, problems)
          .ifPresent(sort -> uses.add(new Sort.Use(sort, part.endsWith(":desc"))));
    }
    return uses.stream().limit(MOST_SORTS).toList();
  }

  private List<Attribute<WorkPackage>> columns(@Nullable String text, @Nullable Project project, Asking asking, List<String> problems) {
    var names = text == null || text.isBlank() ? usualColumns(project) : List.of(text.split(","));
    var byName = new java.util.HashMap<String, Attribute<WorkPackage>>();
    possibleColumns().forEach(attribute -> byName.put(attribute.name(), attribute));
    var columns = names.stream().distinct()
        .map(name -> found(Optional.ofNullable(byName.get(name)), Message.of("table.error.column", name), asking, problems).orElse(null))
        .filter(Objects::nonNull).toList();
    return columns.isEmpty() ? usualColumns(project).stream().map(byName::get).toList() : columns;
  }

  private static <F> Optional<F> found(Optional<F> found, Message problem, Asking asking, List<String> problems) {
    if (found.isEmpty()) {
      problems.add(asking.say(problem));
    }
    return found;
  }

  private static @Nullable Long id(@Nullable String text) {
    return text != null && text.length() < 19 && !text.isEmpty() && text.chars().allMatch(letter -> letter >= '0' && letter <= '9') ? Long.valueOf(text) : null;
  }

  private static int number(@Nullable String text, int least, int most, int usual) {
    var number = id(text);
    return number == null ? usual : (int) Math.clamp(number, least, most);
  }
}
