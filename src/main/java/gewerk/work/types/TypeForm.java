package gewerk.work.types;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import gewerk.platform.i18n.Words;
import org.jspecify.annotations.Nullable;

/**
 * How the form of a type is laid out: sections in order, each with its attributes or a table.
 *
 * <p>Stored as a list of objects: {@code {"key": "people", "attributes": […]}} for a section that the product names,
 * {@code {"name": "Ours", "attributes": […]}} for one that an administrator named, {@code {"name": …, "query": 7}} for a table of children,
 * {@code {"name": …, "query": 7, "relation": "follows"}} for one of related packages. An empty list is the usual form.
 */
public final class TypeForm {
  private static final String OTHER = "other";
  private static final TypeForm USUAL = new TypeForm(List.of(
      Section.usual("people", "assignee", "responsible"),
      Section.usual("estimates_and_progress", "estimatedTime", "remainingTime", "percentageDone", "spentTime", "storyPoints"),
      Section.usual("details", "category", "date", "projectPhase", "version", "sprint", "priority"),
      Section.usual(OTHER),
      Section.usual("costs", "overallCosts", "laborCosts", "materialCosts", "budget")));

  private record Section(String key, String name, List<String> attributes, @Nullable Long queryId, @Nullable String relation) {
    static Section usual(String key, String... attributes) {
      return new Section(key, "", List.of(attributes), null, null);
    }

    String name(Words words) {
      return name.isEmpty() ? words.say("type.group." + key) : name;
    }
  }

  private final List<Section> sections;

  private TypeForm(List<Section> sections) {
    this.sections = sections;
  }

  public static TypeForm usual() {
    return USUAL;
  }

  /** As the column has it. */
  static TypeForm of(List<Map<String, Object>> stored) {
    return stored.isEmpty() ? USUAL : new TypeForm(stored.stream().map(TypeForm::section).toList());
  }

  /**
   * The sections with those of their attributes that are active; sections that are left empty do not appear. Active custom fields that
   * stand nowhere join the section "Other", where there is one.
   */
  public List<FormGroup> groups(Collection<String> active, Words words) {
    var homeless = homeless(active);
    var groups = new ArrayList<FormGroup>();
    for (var section : sections) {
      var group = group(section, active, section.key.equals(OTHER) ? homeless : List.of(), words);
      if (!(group instanceof FormGroup.Attributes(var name, var attributes)) || !attributes.isEmpty()) {
        groups.add(group);
      }
    }
    return List.copyOf(groups);
  }

  /** The name of the section in which an attribute stands; empty where it stands in none. */
  public static String groupOf(String attribute, List<FormGroup> groups) {
    var sought = attribute.equals("startDate") || attribute.equals("dueDate") ? "date" : attribute;
    return groups.stream().filter(group -> group instanceof FormGroup.Attributes(var name, var attributes) && attributes.contains(sought))
        .map(FormGroup::name).findFirst().orElse("");
  }

  private List<String> homeless(Collection<String> active) {
    var placed = new HashSet<String>();
    sections.forEach(section -> placed.addAll(section.attributes));
    return active.stream().filter(name -> name.startsWith("customField") && !placed.contains(name)).toList();
  }

  private static FormGroup group(Section section, Collection<String> active, List<String> more, Words words) {
    var name = section.name(words);
    if (section.queryId != null) {
      return section.relation == null ? new FormGroup.Children(name, section.queryId) : new FormGroup.Related(name, section.relation, section.queryId);
    }
    var attributes = new ArrayList<>(section.attributes.stream().filter(attribute -> isActive(attribute, active)).toList());
    attributes.addAll(more);
    return new FormGroup.Attributes(name, List.copyOf(attributes));
  }

  private static boolean isActive(String attribute, Collection<String> active) {
    return active.contains(attribute) || attribute.equals("date") && active.contains("startDate");
  }

  private static Section section(Map<String, Object> stored) {
    var attributes = stored.get("attributes") instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.<String>of();
    var query = stored.get("query") instanceof Number number ? Long.valueOf(number.longValue()) : null;
    return new Section(text(stored, "key"), text(stored, "name"), attributes, query, stored.get("relation") instanceof String relation ? relation : null);
  }

  private static String text(Map<String, Object> stored, String member) {
    return Objects.toString(stored.get(member), "");
  }
}
