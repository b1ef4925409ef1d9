package gewerk.views.queries;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.database.JsonColumn;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Ids;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Refusal;
import gewerk.platform.i18n.Message;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Target;
import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/** The filters of a query as they are shown and written: with links to the filter, its operator and what it names. */
final class FilterInstances {
  private final Resource<WorkPackage> workPackages;

  FilterInstances(Resource<WorkPackage> workPackages) {
    this.workPackages = workPackages;
  }

  /** Those that are still known. */
  List<Object> shown(List<KeptFilter> kept, Asking asking) {
    var shown = new ArrayList<Object>();
    for (var filter : kept) {
      workPackages.filter(filter.name()).ifPresent(known -> shown.add(shown(filter, known, asking)));
    }
    return shown;
  }

  static String pathOf(Filter filter) {
    return "/queries/filters/" + filter.name();
  }

  static String pathOf(Operator operator) {
    return "/queries/operators/" + QueryString.encode(operator.symbol()).replace("*", "%2A");
  }

  static String nameOf(Operator operator, Asking asking) {
    return asking.say(operator.labelKey());
  }

  private Map<String, Object> shown(KeptFilter kept, Filter filter, Asking asking) {
    var label = filter.label(workPackages, asking.words());
    var links = new LinkedHashMap<String, Object>();
    links.put("schema", Link.to("/queries/filter_instance_schemas/" + filter.name()));
    links.put("filter", Link.to(pathOf(filter), label));
    Operator.of(kept.operator()).ifPresent(operator -> links.put("operator", Link.to(pathOf(operator), nameOf(operator, asking))));
    var members = new LinkedHashMap<String, Object>();
    members.put("_type", Character.toUpperCase(filter.name().charAt(0)) + filter.name().substring(1) + "QueryFilter");
    members.put("name", label);
    var target = filter.target();
    if (target == null) {
      members.put("values", kept.values().stream().map(value -> plain(filter, value)).toList());
    } else {
      links.put("values", kept.values().stream().map(value -> link(target, value, asking)).toList());
    }
    members.put("_links", links);
    return members;
  }

  private static Object plain(Filter filter, String value) {
    return filter.type() == FilterType.BOOLEAN ? (Object) value.equals("t") : value;
  }

  private static <L> Link link(Target<L> target, String value, Asking asking) {
    var namespace = target.namespaces().getFirst();
    if (value.equals("me")) {
      return Link.to("/users/me", asking.say("query.me"));
    }
    if (!Ids.isId(value)) {
      return Link.to("/" + namespace + "/" + value).templated();
    }
    return asking.loaded().find(target, Long.parseLong(value)).filter(row -> target.isVisible(row, asking.viewer())).map(row -> target.link(row, asking))
        .orElseGet(() -> Link.to("/" + namespace + "/" + value));
  }

  /** What somebody wrote: a list of objects with links. */
  static List<KeptFilter> read(@Nullable Object written) {
    if (written == null) {
      return List.of();
    }
    if (!(written instanceof List<?> list)) {
      throw unreadable(written);
    }
    return list.stream().map(FilterInstances::one).toList();
  }

  private static KeptFilter one(Object element) {
    if (!(element instanceof Map<?, ?> members) || !(members.get("_links") instanceof Map<?, ?> links)) {
      throw unreadable(element);
    }
    var filter = segment(links.get("filter"));
    var operator = segment(links.get("operator"));
    if (filter == null || operator == null) {
      throw unreadable(element);
    }
    var values = new ArrayList<String>();
    if (links.get("values") instanceof List<?> targets) {
      targets.forEach(target -> values.add(java.util.Objects.requireNonNullElse(segment(target), "")));
    } else if (members.get("values") instanceof List<?> plain) {
      plain.forEach(value -> values.add(text(value)));
    }
    return new KeptFilter(filter, operator, List.copyOf(values));
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Boolean truth -> truth ? "t" : "f";
      default -> String.valueOf(value);
    };
  }

  /** The last segment of a link's address. */
  private static @Nullable String segment(@Nullable Object link) {
    if (!(link instanceof Map<?, ?> members) || !(members.get("href") instanceof String href) || href.indexOf('/') < 0) {
      return null;
    }
    var segment = href.substring(href.lastIndexOf('/') + 1);
    return segment.isEmpty() ? null : QueryString.decoded(segment);
  }

  private static Refusal unreadable(@Nullable Object element) {
    return Refusal.of(400, "InvalidRequestBody", Message.of("query.error.filter_unreadable", JsonColumn.write(element)));
  }
}
