package gewerk.views.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import gewerk.platform.hal.Link;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Target;
import gewerk.work.workpackages.WorkPackage;

/**
 * What stands above the table: the filters in use, and the ways to lay the list out.
 *
 * @param groups every way to group, with what leads to it
 * @param sorts the orders in use, each with what takes it away
 */
public record Toolbar(List<Chip> chips, List<Choice> groups, List<Choice> sorts, List<Choice> sizes) {
  /** A filter in use. @param position in the list of filters */
  public record Chip(String name, String operator, String value, int position, String remove) {}

  public record Choice(String label, String href, boolean chosen) {}

  static Toolbar of(View view, Resource<WorkPackage> resource, Asking asking) {
    return new Toolbar(chips(view, resource, asking), groups(view, resource, asking), sorts(view, resource, asking), sizes(view));
  }

  private static List<Chip> chips(View view, Resource<WorkPackage> resource, Asking asking) {
    var chips = new ArrayList<Chip>();
    var uses = view.listing().filters();
    for (int i = 0; i < uses.size(); i++) {
      var use = uses.get(i);
      var others = new ArrayList<>(uses);
      others.remove(i);
      chips.add(new Chip(use.filter().label(resource, asking.words()), operator(use, asking), values(use, asking), i, view.filteredBy(others).toString()));
    }
    return chips;
  }

  /** How the operator reads between a name and values of its type. */
  static String operator(Filter.Use use, Asking asking) {
    return operator(use.operator(), use.values().size() > 1, asking);
  }

  public static String operator(Operator operator, boolean several, Asking asking) {
    return switch (operator) {
      case IS -> asking.say(several ? "table.operator.any_of" : "operator.is");
      case AT_LEAST -> asking.say("table.operator.at_least");
      case AT_MOST -> asking.say("table.operator.at_most");
      case ALL_OF -> asking.say("table.operator.all_of");
      case BETWEEN -> asking.say("operator.between");
      case IN_DAYS, IN_LESS_DAYS, IN_MORE_DAYS, DAYS_AGO, LESS_DAYS_AGO, MORE_DAYS_AGO -> asking.say("table." + operator.labelKey());
      default -> asking.say(operator.labelKey());
    };
  }

  private static String values(Filter.Use use, Asking asking) {
    if (use.operator().valuesNeeded() == 0) {
      return "";
    }
    return switch (use.operator()) {
      case BETWEEN -> String.join(" – ", use.values());
      case IN_DAYS, IN_LESS_DAYS, IN_MORE_DAYS, DAYS_AGO, LESS_DAYS_AGO, MORE_DAYS_AGO -> asking.words().count("table.days", Long.parseLong(use.values().getFirst()));
      default -> use.filter().target() == null ? plain(use, asking) : names(use.filter().target(), use.values(), asking);
    };
  }

  private static String plain(Filter.Use use, Asking asking) {
    return use.values().stream().map(value -> switch (use.filter().type()) {
      case BOOLEAN -> asking.say(value.equals("t") ? "table.yes" : "table.no");
      case TEXT, STRING, SEARCH -> "“" + value + "”";
      default -> value;
    }).collect(Collectors.joining(", "));
  }

  private static <L> String names(Target<L> target, List<String> values, Asking asking) {
    return values.stream().map(value -> value.equals("me") ? asking.say("table.me") : name(target, value, asking)).collect(Collectors.joining(", "));
  }

  private static <L> String name(Target<L> target, String id, Asking asking) {
    return asking.loaded().find(target, Long.parseLong(id)).map(row -> target.link(row, asking)).map(Link::title).map(Objects::toString).orElse("#" + id);
  }

  private static List<Choice> groups(View view, Resource<WorkPackage> resource, Asking asking) {
    var present = view.listing().grouping();
    var choices = new ArrayList<Choice>();
    choices.add(new Choice(asking.say("table.group.nothing"), view.address().with("group", null).toString(), present == null));
    for (var grouping : resource.groupings()) {
      var label = resource.attribute(grouping.name()).map(attribute -> attribute.label(resource, asking.words())).orElse(grouping.name());
      var address = view.address().with("hierarchy", null).with("group", grouping.name()).toString();
      choices.add(new Choice(label, address, present != null && present.name().equals(grouping.name())));
    }
    return choices;
  }

  private static List<Choice> sorts(View view, Resource<WorkPackage> resource, Asking asking) {
    var levels = new Headings(resource, view).given();
    return levels.stream().map(level -> {
      var others = levels.stream().filter(other -> !other.equals(level)).toList();
      var name = level.substring(0, level.indexOf(':'));
      var label = resource.attribute(name).map(attribute -> attribute.label(resource, asking.words())).orElse(name);
      return new Choice(label + (level.endsWith(":desc") ? " ↓" : " ↑"),
          view.address().with("sort", others.isEmpty() ? null : String.join(",", others)).toString(), true);
    }).toList();
  }

  private static List<Choice> sizes(View view) {
    return View.SIZES.stream().map(size -> new Choice(String.valueOf(size),
        view.address().with("size", size.equals(View.SIZES.getFirst()) ? null : String.valueOf(size)).toString(), size == view.listing().pageSize())).toList();
  }
}
