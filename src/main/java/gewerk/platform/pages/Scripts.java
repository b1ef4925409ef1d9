package gewerk.platform.pages;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JavaScript modules whose imports name hashed addresses: we write {@code from "@hotwired/stimulus"} and the browser
 * reads {@code from "/assets/…/stimulus.js"}. So there is no import map, and no inline script for the policy to allow.
 * All controllers become one module: one request instead of twenty, and what they have in common is packed once.
 */
final class Scripts {
  private static final Pattern IMPORT = Pattern.compile("(?m)^(\\s*import\\s[^\"'\\n]*)([\"'])([^\"'\\n]+)\\2");
  private static final Map<String, String> LIBRARIES =
      Map.of("@hotwired/turbo", "turbo.js", "@hotwired/stimulus", "stimulus.js", "controllers", "controllers.js");

  private static final Pattern NAMES = Pattern.compile("(?m)^import \\{ *(.*?) *\\} from \"(.*)\"$");
  private static final String CONTROLLER = "_controller.js";
  private static final String EXPORT = "export default class ";

  private final Map<String, byte[]> sources;
  private final Map<String, Asset> resolved = new LinkedHashMap<>();

  private Scripts(Map<String, byte[]> sources) {
    this.sources = sources;
  }

  /** Sources by file name; each import names a library, or a file of these as {@code ./name.js}. */
  static Map<String, Asset> resolve(Map<String, byte[]> sources) {
    var all = new LinkedHashMap<String, byte[]>();
    sources.forEach((name, bytes) -> {
      if (!name.endsWith(CONTROLLER)) all.put(name, LIBRARIES.containsValue(name) ? bytes : tightened(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    });
    all.put("controllers.js", controllers(sources));
    var scripts = new Scripts(all);
    all.keySet().forEach(name -> scripts.resolve(name, "the list of scripts"));
    return scripts.resolved;
  }

  // table_controller.js is registered as "table": a file is all it takes. What each file declares stays its own.
  private static byte[] controllers(Map<String, byte[]> sources) {
    var imports = new TreeMap<String, TreeSet<String>>();
    var bodies = new StringBuilder();
    sources.forEach((name, bytes) -> {
      if (!name.endsWith(CONTROLLER)) return;
      var identifier = name.substring(0, name.length() - CONTROLLER.length()).replace('_', '-');
      var source = tightened(new String(bytes, StandardCharsets.UTF_8));
      NAMES.matcher(source).results().forEach(found -> imports.computeIfAbsent(found.group(2), from -> new TreeSet<>()).addAll(List.of(found.group(1).split("\\s*,\\s*"))));
      var body = source.lines().filter(line -> !line.startsWith("import ")).collect(joining("\n"));
      if (!body.contains(EXPORT) || NAMES.matcher(source).results().count() != source.lines().filter(line -> line.startsWith("import ")).count()) throw new IllegalStateException(name + " is no \"" + EXPORT + "\" with imports of names");
      bodies.append('"').append(identifier).append("\": (() => {\n").append(body.replace(EXPORT, "return class ")).append("\n})(),\n");
    });
    var heads = imports.entrySet().stream().map(each -> "import { " + String.join(", ", each.getValue()) + " } from \"" + each.getKey() + "\"").collect(joining("\n"));
    return (heads + "\nexport default {\n" + bodies + "}\n").getBytes(StandardCharsets.UTF_8);
  }

  // Comments on lines of their own and indentation are for those who read the source. We have no text over several lines.
  private static String tightened(String source) {
    return source.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("//")).collect(joining("\n"));
  }

  private Asset resolve(String name, String importer) {
    var known = resolved.get(name);
    if (known != null) return known;
    var source = sources.get(name);
    if (source == null) throw new IllegalStateException("There is no script " + name + ", which " + importer + " wants");
    var rewritten = IMPORT.matcher(new String(source, StandardCharsets.UTF_8)).replaceAll(found -> {
      var wanted = LIBRARIES.getOrDefault(found.group(3), found.group(3).replaceFirst("^\\./", ""));
      if (wanted.equals(name)) throw new IllegalStateException(name + " imports itself");
      return Matcher.quoteReplacement(found.group(1) + "\"" + resolve(wanted, name).path() + "\"");
    });
    var asset = Asset.of(name, rewritten.getBytes(StandardCharsets.UTF_8));
    resolved.put(name, asset);
    return asset;
  }
}
