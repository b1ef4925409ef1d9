package gewerk.platform.audit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Something that was changed.
 *
 * @param action in the past tense, with what it was done to: {@code role.updated}. Its label is {@code audit.role.updated}, in the label files
 *     of the feature that notes it
 * @param subject what it was done to
 * @param projectId the project in which it counts, if it is one
 * @param actorId who did it where that is not the caller
 * @param changes what each part was and what it is now; null where there is none. Secrets are never among them
 */
public record Entry(String action, Subject subject, @Nullable Long projectId, @Nullable Long actorId, Map<String, Change> changes) {
  private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|private.?key).*");
  private static final int LONGEST = 500;
  private static final String HIDDEN = "***";

  /** A row by its kind and number, with the name it had: it may be gone when somebody reads this. */
  public record Subject(String kind, long id, String name) {}

  /** Texts, numbers, truths, or lists of them. */
  public record Change(@Nullable Object before, @Nullable Object after) {}

  public static Entry of(String action, Subject subject) {
    return new Entry(action, subject, null, null, Map.of());
  }

  public static Entry of(String action, String kind, long id, String name) {
    return of(action, new Subject(kind, id, name));
  }

  public Entry in(@Nullable Long project) {
    return new Entry(action, subject, project, actorId, changes);
  }

  public Entry by(long actor) {
    return new Entry(action, subject, projectId, actor, changes);
  }

  /** Equal values are no change and are left out; of what is named like a secret only that it changed is kept. */
  public Entry changed(String name, @Nullable Object before, @Nullable Object after) {
    if (Objects.equals(before, after)) {
      return this;
    }
    boolean secret = SECRET.matcher(name).matches();
    var more = new LinkedHashMap<>(changes);
    more.put(name, new Change(kept(before, secret), kept(after, secret)));
    return new Entry(action, subject, projectId, actorId, more);
  }

  public Entry changed(Map<String, Change> others) {
    var entry = this;
    for (var other : others.entrySet()) {
      entry = entry.changed(other.getKey(), other.getValue().before(), other.getValue().after());
    }
    return entry;
  }

  /** Part by part, in the order of their names there; blank values are none. One map is empty for what is new, or gone. */
  public Entry between(Map<String, ?> before, Map<String, ?> after) {
    var names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    var entry = this;
    for (var name : names) {
      entry = entry.changed(name, filled(before.get(name)), filled(after.get(name)));
    }
    return entry;
  }

  private static @Nullable Object filled(@Nullable Object value) {
    return "".equals(value) || value instanceof Collection<?> several && several.isEmpty() ? null : value;
  }

  private static @Nullable Object kept(@Nullable Object value, boolean secret) {
    return switch (value) {
      case null -> null;
      case Object some when secret && !(some instanceof Boolean) -> HIDDEN;
      case Collection<?> several -> several.stream().map(one -> kept(one, false)).toList();
      case Boolean truth -> truth;
      case Number number -> number;
      default -> shortened(value.toString());
    };
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  /** As the table has it: {@code {"name": [before, after]}}. */
  Map<String, List<@Nullable Object>> pairs() {
    var pairs = new LinkedHashMap<String, List<@Nullable Object>>();
    changes.forEach((name, change) -> pairs.put(name, java.util.Arrays.asList(change.before(), change.after())));
    return pairs;
  }
}
