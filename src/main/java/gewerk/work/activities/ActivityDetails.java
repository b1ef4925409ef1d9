package gewerk.work.activities;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Target;
import gewerk.platform.text.Plain;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** Tells what an entry of the history changed, in sentences (reference: activities, details). */
final class ActivityDetails {
  /** Milestones do not show these, and yet they change with their date. */
  private static final Set<String> OF_EVERY_TYPE = Set.of("startDate", "dueDate", "duration");

  private final Resource<WorkPackage> declaration;
  private final Target<?> workPackageNames;
  private final Map<String, String> named = new ConcurrentHashMap<>();

  ActivityDetails(WorkPackages workPackages) {
    declaration = workPackages.declaration();
    workPackageNames = workPackages.target();
  }

  /** Changes named {@code prefix:anything}, of something with a name, are told as {@code key.added} and {@code key.removed}. */
  void tellNamed(String prefix, String key) {
    named.put(prefix, key);
  }

  /** Loads the names of everything that these entries mention, with one statement for each kind. */
  void prepare(Collection<Activity> activities, Asking asking) {
    var mentioned = new LinkedHashMap<Target<?>, Set<Long>>();
    for (var activity : activities) {
      mentioned.computeIfAbsent(workPackageNames, key -> new HashSet<>()).addAll(causes(activity));
      activity.journal().changes().forEach((name, change) -> {
        var attribute = attributes(asking).get(name);
        if (attribute != null && attribute.kind().isLink()) {
          change.forEach(value -> mentioned.computeIfAbsent(attribute.target(), key -> new HashSet<>()).addAll(ChangedValues.ids(value)));
        }
      });
    }
    mentioned.forEach(asking.loaded()::load);
  }

  List<Detail> of(Activity activity, Asking asking) {
    var details = new ArrayList<Detail>();
    var values = new ChangedValues(asking);
    cause(activity, values, asking, details);
    inOrder(activity, asking).forEach((name, change) -> {
      var attribute = attributes(asking).get(name);
      if (attribute == null) {
        named(name, change, asking, details);
      } else if (OF_EVERY_TYPE.contains(name) || attribute.isShown(activity.workPackage(), asking.viewer())) {
        details.add(ChangedValues.isLongText(attribute) ? longText(activity, attribute, change, asking)
            : plain(attribute, values.told(attribute, change.getFirst()), values.told(attribute, change.getLast()), asking));
      }
    });
    return details;
  }

  private Detail plain(Attribute<?> attribute, String before, String after, Asking asking) {
    var label = attribute.label(declaration, asking.words());
    var strong = strong(label);
    if (before.isEmpty()) {
      return new Detail(asking.say("activity.set", label, after), asking.say("activity.set", strong, italic(after)));
    }
    return after.isEmpty() ? new Detail(asking.say("activity.deleted", label, before), asking.say("activity.deleted", strong, "<del>" + italic(before) + "</del>"))
        : new Detail(asking.say("activity.changed", label, before, after), asking.say("activity.changed", strong, italic(before), italic(after)));
  }

  /** Too long for a sentence: the page behind the link shows what became of it. */
  private Detail longText(Activity activity, Attribute<?> attribute, List<Object> change, Asking asking) {
    var key = ChangedValues.isNothing(change.getFirst()) ? "activity.text_set" : ChangedValues.isNothing(change.getLast()) ? "activity.text_deleted"
        : "activity.text_changed";
    var label = attribute.label(declaration, asking.words());
    var details = asking.say("activity.details");
    var link = "<a class=\"" + attribute.name() + "-details\" href=\"" + diffPath(activity, attribute) + "\">" + Plain.escaped(details) + "</a>";
    return new Detail(asking.say(key, label, details), asking.say(key, strong(label), link));
  }

  static String diffPath(Activity activity, Attribute<?> attribute) {
    return "/journals/" + activity.id() + "/diff/" + attribute.name();
  }

  /** In the order of the declaration: the database keeps none. */
  private Map<String, List<Object>> inOrder(Activity activity, Asking asking) {
    var changes = activity.journal().changes();
    var ordered = new java.util.LinkedHashMap<String, List<Object>>();
    attributes(asking).keySet().stream().filter(changes::containsKey).forEach(name -> ordered.put(name, changes.get(name)));
    changes.forEach(ordered::putIfAbsent);
    return ordered;
  }

  private void named(String name, List<Object> change, Asking asking, List<Detail> details) {
    var key = named.get(name.substring(0, Math.max(0, name.indexOf(':'))));
    if (key != null) {
      boolean added = change.getFirst() == null;
      var what = String.valueOf(added ? change.getLast() : change.getFirst());
      var sentence = key + (added ? ".added" : ".removed");
      details.add(new Detail(asking.say(sentence, what), asking.say(sentence, added ? italic(what) : "<del>" + italic(what) + "</del>")));
    }
  }

  /** Why something moved that nobody touched. */
  private void cause(Activity activity, ChangedValues values, Asking asking, List<Detail> details) {
    var key = "activity.cause." + activity.journal().cause().get("type");
    if (asking.words().knows(key)) {
      var names = causes(activity).stream().map(id -> values.name(workPackageNames, id)).toList();
      var html = names.stream().map(ActivityDetails::italic).toList();
      details.add(new Detail(asking.say(key, String.join(", ", names)), asking.say(key, String.join(", ", html))));
    }
  }

  private static List<Long> causes(Activity activity) {
    return ChangedValues.ids(activity.journal().cause().get("workPackages"));
  }

  private Map<String, Attribute<WorkPackage>> attributes(Asking asking) {
    return asking.loaded().once("activity.attributes", () -> {
      var all = new LinkedHashMap<String, Attribute<WorkPackage>>();
      declaration.attributes().forEach(attribute -> all.put(attribute.name(), attribute));
      return all;
    });
  }

  @Nullable Attribute<WorkPackage> longText(String name, Asking asking) {
    var attribute = attributes(asking).get(name);
    return attribute != null && ChangedValues.isLongText(attribute) ? attribute : null;
  }

  private static String strong(String text) {
    return "<strong>" + Plain.escaped(text) + "</strong>";
  }

  private static String italic(String text) {
    return "<i>" + Plain.escaped(text) + "</i>";
  }
}
