package gewerk.platform.resource;

import java.util.Locale;
import java.util.Map;

/** The older names of attributes, as databases and early clients write them, and the API's names for the same. */
public final class Names {
  private static final Map<String, String> SPECIAL = Map.ofEntries(
      Map.entry("assigned_to", "assignee"), Map.entry("done_ratio", "percentageDone"), Map.entry("derived_done_ratio", "derivedPercentageDone"),
      Map.entry("estimated_hours", "estimatedTime"), Map.entry("derived_estimated_hours", "derivedEstimatedTime"),
      Map.entry("remaining_hours", "remainingTime"), Map.entry("derived_remaining_hours", "derivedRemainingTime"),
      Map.entry("spent_hours", "spentTime"), Map.entry("subproject", "subprojectId"), Map.entry("relation_type", "type"), Map.entry("mail", "email"),
      Map.entry("firstname", "firstName"), Map.entry("lastname", "lastName"), Map.entry("member", "membership"),
      Map.entry("created_on", "createdAt"), Map.entry("updated_on", "updatedAt"), Map.entry("is_milestone", "milestone"), Map.entry("subject_or", "subjectOrId"));

  private Names() {}

  /** {@code assigned_to_id} is {@code assignee}, {@code cf_7} is {@code customField7}, {@code due_date} is {@code dueDate}; {@code assignedTo} is one of them too. */
  public static String canonical(String name) {
    if (name.matches("(cf|custom_field)_\\d+")) {
      return "customField" + name.substring(name.lastIndexOf('_') + 1);
    }
    var snake = name.replaceAll("([a-z\\d])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    var stem = snake.endsWith("_id") ? snake.substring(0, snake.length() - 3) : snake;
    var special = SPECIAL.get(stem);
    return special != null ? special : camelCase(stem);
  }

  private static String camelCase(String snake) {
    var name = new StringBuilder();
    boolean upper = false;
    for (char letter : snake.toCharArray()) {
      if (letter == '_') {
        upper = !name.isEmpty();
      } else {
        name.append(upper ? Character.toUpperCase(letter) : letter);
        upper = false;
      }
    }
    return name.toString();
  }
}
