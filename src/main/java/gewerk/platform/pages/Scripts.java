package gewerk.platform.pages;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JavaScript modules whose imports name hashed addresses: we write {@code from "@hotwired/stimulus"} and the browser
 * reads {@code from "/assets/…/stimulus.js"}. So there is no import map, and no inline script for the policy to allow.
 */
final class Scripts {
  private static final Pattern IMPORT = Pattern.compile("(?m)^(\\s*import\\s[^\"'\\n]*)([\"'])([^\"'\\n]+)\\2");
  private static final Map<String, String> LIBRARIES =
      Map.of("@hotwired/turbo", "turbo.js", "@hotwired/stimulus", "stimulus.js", "controllers", "controllers.js");

  private final Map<String, byte[]> sources;
  private final Map<String, Asset> resolved = new LinkedHashMap<>();

  private Scripts(Map<String, byte[]> sources) {
    this.sources = sources;
  }

  /** Sources by file name; each import names a library, or a file of these as {@code ./name.js}. */
  static Map<String, Asset> resolve(Map<String, byte[]> sources) {
    var all = new LinkedHashMap<>(sources);
    all.put("controllers.js", controllers(sources.keySet()));
    var scripts = new Scripts(all);
    all.keySet().forEach(name -> scripts.resolve(name, "the list of scripts"));
    return scripts.resolved;
  }

  // table_controller.js is registered as "table": a file is all it takes.
  private static byte[] controllers(Iterable<String> names) {
    var imports = new StringBuilder();
    var entries = new StringBuilder();
    var count = 0;
    for (var name : names) {
      if (!name.endsWith("_controller.js")) continue;
      var identifier = name.substring(0, name.length() - "_controller.js".length()).replace('_', '-');
      imports.append("import c").append(count).append(" from \"./").append(name).append("\"\n");
      entries.append("  \"").append(identifier).append("\": c").append(count++).append(",\n");
    }
    return (imports + "export default {\n" + entries + "}\n").getBytes(StandardCharsets.UTF_8);
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
