package gewerk.people.principals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import gewerk.platform.access.Viewer;
import gewerk.platform.database.Compare;
import gewerk.platform.database.Sql;
import gewerk.platform.http.Ids;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Target;
import gewerk.platform.resource.Values;

/** The ways to narrow lists of people; {@code p} are the principals, {@code u} their accounts. */
public final class PrincipalFilters {
  private static final Map<String, String> STATUSES = Map.of("1", "active", "2", "registered", "3", "locked", "4", "invited");
  private static final Map<String, String> KINDS = Map.of("User", "user", "Group", "group", "PlaceholderUser", "placeholder_user");

  private PrincipalFilters() {}

  static Filter[] all(Target<Group> groups) {
    return new Filter[] {id(), type(), member(), name(), anyName("any_name_attribute", FilterType.TEXT), anyName("typeahead", FilterType.SEARCH), status(),
        group(groups)};
  }

  public static Filter id() {
    return Filter.on("id", FilterType.LIST, Values.each(value -> value.equals("me") || Ids.isId(value)), "p.id");
  }

  public static Filter name() {
    return Filter.on("name", FilterType.STRING, Values.TEXT, "p.name");
  }

  /** By words, as answers have them, or by the numbers that databases of older installations have. */
  public static Filter status() {
    var words = Stream.concat(STATUSES.keySet().stream(), STATUSES.values().stream()).collect(Collectors.toSet());
    return Filter.of("status", FilterType.LIST, Values.words(words), (operator, values, asking) -> {
      var wanted = values.stream().map(value -> STATUSES.getOrDefault(value, value)).toList();
      return operator == Operator.IS ? Compare.isAnyText("p.status", wanted) : Compare.isNoText("p.status", wanted);
    });
  }

  public static Filter group(Target<Group> groups) {
    return new Filter("group", "", FilterType.LIST_OPTIONAL, groups, Values.of(groups), PrincipalFilters::inGroups, asking -> true);
  }

  /** Any part of somebody's names, wherever it stands. */
  public static Filter anyName(String filter, FilterType type) {
    return Filter.of(filter, type, Values.TEXT, (operator, values, asking) -> {
      var names = allNames(asking.viewer());
      return operator == Operator.CONTAINS_NOT ? Compare.containsNot(names, values.getFirst()) : Compare.contains(names, values.getFirst());
    });
  }

  /** Who may not see addresses must not find them out by asking either. */
  private static String allNames(Viewer viewer) {
    boolean alsoEmail = viewer.isAdmin() || Stream.of("view_user_email", "manage_user", "create_user").anyMatch(viewer::mayGlobally);
    return "concat_ws(' ', p.name, u.login" + (alsoEmail ? ", u.email)" : ")");
  }

  private static Filter type() {
    return Filter.of("type", FilterType.LIST, Values.words(KINDS.keySet()), (operator, values, asking) -> {
      var kinds = values.stream().map(KINDS::get).toList();
      return operator == Operator.IS ? Compare.isAnyText("p.kind", kinds) : Compare.isNoText("p.kind", kinds);
    });
  }

  private static Filter member() {
    return Filter.of("member", FilterType.LIST_OPTIONAL, Values.each(Ids::isId), (operator, values, asking) -> switch (operator) {
      case IS -> PrincipalStore.inProjects("= any(?)", (Object) projects(values, asking));
      case IS_NOT -> PrincipalStore.inProjects("= any(?)", (Object) projects(values, asking)).not();
      case PRESENT -> PrincipalStore.inProjects("= any(?)", (Object) asking.viewer().projects("view_project"));
      default -> PrincipalStore.inProjects("= any(?)", (Object) asking.viewer().projects("view_project")).not();
    });
  }

  /** Projects that the viewer may not know of have no members for them. */
  private static long[] projects(List<String> values, Asking asking) {
    var visible = Arrays.stream(asking.viewer().projects("view_project")).boxed().collect(Collectors.toSet());
    return Values.ids(values, asking).stream().filter(visible::contains).mapToLong(Long::longValue).toArray();
  }

  private static Sql inGroups(Operator operator, List<String> values, Asking asking) {
    return switch (operator) {
      case IS -> PrincipalStore.inGroups(Values.ids(values, asking));
      case IS_NOT -> PrincipalStore.inGroups(Values.ids(values, asking)).not();
      case PRESENT -> PrincipalStore.inAnyGroup();
      default -> PrincipalStore.inAnyGroup().not();
    };
  }
}
