package gewerk.platform.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Which handler answers which method and path.
 *
 * <p>A pattern is a path whose segments may be {@code {name}} for a number or {@code {name:text}} for anything; the last one may be
 * {@code {name:rest}} for all that is left. Words win over numbers, numbers over text.
 */
public final class Routes {
  /** A route found: its handler and what its path says. */
  public record Match(Handler handler, Map<String, String> parameters, String pattern) {}

  /** What looking for a route can come to. */
  public sealed interface Found {
    record Route(Match match) implements Found {}

    /** The path would fit if this parameter were a number. */
    record NotANumber(String parameter) implements Found {}

    record OtherMethods(Set<String> methods) implements Found {}

    record Nothing() implements Found {}
  }

  private record End(Handler handler, List<String> names, String pattern) {}

  private static final class Node {
    final Map<String, Node> words = new HashMap<>();
    final Map<String, End> ends = new HashMap<>();
    @Nullable Node number;
    @Nullable Node text;
    @Nullable Node rest;

    Stream<Node> below() {
      return Stream.concat(words.values().stream(), Stream.of(number, text, rest).filter(Objects::nonNull));
    }
  }

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

  private final Node root = new Node();
  private final Map<String, Set<String>> patterns = new LinkedHashMap<>();

  public Routes get(String pattern, Handler handler) {
    return on("GET", pattern, handler);
  }

  public Routes post(String pattern, Handler handler) {
    return on("POST", pattern, handler);
  }

  public Routes patch(String pattern, Handler handler) {
    return on("PATCH", pattern, handler);
  }

  public Routes delete(String pattern, Handler handler) {
    return on("DELETE", pattern, handler);
  }

  public Routes on(String method, String pattern, Handler handler) {
    var node = root;
    var names = new ArrayList<String>();
    for (var segment : segments(pattern)) {
      node = step(node, segment, names);
    }
    if (node.ends.put(method, new End(handler, List.copyOf(names), pattern)) != null) {
      throw new IllegalArgumentException("Route declared twice: " + method + " " + pattern);
    }
    patterns.computeIfAbsent(pattern, key -> new TreeSet<>()).add(method);
    return this;
  }

  /** Every pattern with its methods, in the order of declaration. */
  public Map<String, Set<String>> patterns() {
    return patterns;
  }

  public Found find(String method, String path) {
    var search = new Search(segments(path));
    search.descend(root, 0);
    if (search.methods.isEmpty()) {
      return search.wrongNumber == null ? new Found.Nothing() : new Found.NotANumber(search.wrongNumber);
    }
    var wanted = method.equals("HEAD") ? "GET" : method;
    for (var hit : search.hits) {
      var end = hit.node.ends.get(wanted);
      if (end != null) {
        return new Found.Route(new Match(end.handler, named(end.names, hit.values), end.pattern));
      }
    }
    return new Found.OtherMethods(search.methods);
  }

  private static Node step(Node node, String segment, List<String> names) {
    if (!segment.startsWith("{")) {
      return node.words.computeIfAbsent(segment, word -> new Node());
    }
    var parts = segment.substring(1, segment.length() - 1).split(":");
    names.add(parts[0]);
    return switch (parts.length == 1 ? "number" : parts[1]) {
      case "number" -> node.number = node.number == null ? new Node() : node.number;
      case "text" -> node.text = node.text == null ? new Node() : node.text;
      case "rest" -> node.rest = node.rest == null ? new Node() : node.rest;
      default -> throw new IllegalArgumentException("Unknown kind of parameter: " + segment);
    };
  }

  private static List<String> segments(String path) {
    var segments = new ArrayList<String>();
    for (var segment : path.split("/")) {
      if (!segment.isEmpty()) {
        segments.add(segment);
      }
    }
    return segments;
  }

  private static Map<String, String> named(List<String> names, List<String> values) {
    var parameters = new LinkedHashMap<String, String>();
    for (int i = 0; i < names.size(); i++) {
      parameters.put(names.get(i), values.get(i));
    }
    return parameters;
  }

  private record Hit(Node node, List<String> values) {}

  /** One walk through the tree for one path. */
  private static final class Search {
    final List<String> segments;
    final List<String> values = new ArrayList<>();
    final List<Hit> hits = new ArrayList<>();
    final Set<String> methods = new TreeSet<>();
    @Nullable String wrongNumber;

    Search(List<String> segments) {
      this.segments = segments;
    }

    void descend(Node node, int depth) {
      if (depth == segments.size()) {
        if (!node.ends.isEmpty()) {
          hits.add(new Hit(node, List.copyOf(values)));
          methods.addAll(node.ends.keySet());
        }
        return;
      }
      var segment = segments.get(depth);
      var word = node.words.get(segment);
      if (word != null) {
        descend(word, depth + 1);
      }
      if (node.number != null) {
        number(node.number, segment, depth);
      }
      if (node.text != null) {
        with(segment, () -> descend(node.text, depth + 1));
      }
      if (node.rest != null) {
        with(String.join("/", segments.subList(depth, segments.size())), () -> descend(node.rest, segments.size()));
      }
    }

    private void number(Node node, String segment, int depth) {
      if (NUMBER.matcher(segment).matches()) {
        with(segment, () -> descend(node, depth + 1));
      } else if (leadsSomewhere(node, depth + 1)) {
        wrongNumber = nameOf(node, values.size());
      }
    }

    /** As any pattern below calls its parameter at this place. */
    private static String nameOf(Node node, int place) {
      return node.ends.isEmpty() ? nameOf(node.below().findFirst().orElseThrow(), place) : node.ends.values().iterator().next().names.get(place);
    }

    private boolean leadsSomewhere(Node node, int depth) {
      return depth == segments.size() ? !node.ends.isEmpty()
          : node.words.containsKey(segments.get(depth)) || node.number != null || node.text != null || node.rest != null;
    }

    private void with(String value, Runnable further) {
      values.add(value);
      further.run();
      values.removeLast();
    }
  }
}
