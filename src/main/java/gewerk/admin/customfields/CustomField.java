package gewerk.admin.customfields;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A field as an administrator defined it.
 *
 * @param resource whose rows have it: work_package, project, user, version, group, time_entry
 * @param several whether a row can have more than one value
 * @param formula what a calculated value is made of
 * @param options in the order of their positions; a hierarchy's depth first, its root at the beginning
 */
public record CustomField(long id, String resource, String name, Format format, boolean required, boolean several, boolean adminOnly,
    boolean filterable, boolean searchable, Limits limits, @Nullable String formula, @Nullable String defaultValue, int position, Scope scope,
    List<CustomOption> options) {
  /** What a text, or a number as it is written, must keep to. */
  public record Limits(@Nullable Integer shortest, @Nullable Integer longest, @Nullable String pattern) {
    public static final Limits NONE = new Limits(null, null, null);
  }

  /** Where it is in use. */
  public record Scope(boolean everywhere, Set<Long> projects, Set<Long> types) {
    public static final Scope EVERYWHERE = new Scope(true, Set.of(), Set.of());
  }

  /** Its name in the API. */
  public String attribute() {
    return "customField" + id;
  }

  /** Its name among a row's values. */
  public String key() {
    return String.valueOf(id);
  }

  /** Whether rows in this project, and of this type where they have types, have it. */
  public boolean isActive(@Nullable Long projectId, @Nullable Long typeId) {
    return switch (resource) {
      case "work_package" -> isInProject(projectId) && typeId != null && scope.types.contains(typeId);
      case "project" -> isInProject(projectId);
      default -> true;
    };
  }

  /** What can be chosen. */
  public List<CustomOption> choices() {
    return format == Format.HIERARCHY ? options.stream().filter(option -> option.parentId() != null).toList() : options;
  }

  Optional<CustomOption> root() {
    return options.stream().filter(option -> option.parentId() == null).findFirst();
  }

  Map<Long, CustomOption> optionsById() {
    return options.stream().collect(Collectors.toMap(CustomOption::id, option -> option));
  }

  /** The values that a new row begins with. */
  List<String> defaults() {
    if (format.hasOptions()) {
      var usual = choices().stream().filter(CustomOption::isDefault).map(option -> String.valueOf(option.id())).toList();
      return several || usual.isEmpty() ? usual : usual.subList(0, 1);
    }
    return defaultValue == null || defaultValue.isEmpty() ? List.of() : List.of(defaultValue);
  }

  private boolean isInProject(@Nullable Long projectId) {
    return scope.everywhere || projectId != null && scope.projects.contains(projectId);
  }
}
