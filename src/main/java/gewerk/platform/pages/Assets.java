package gewerk.platform.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything a browser loads besides pages: one style sheet, the scripts, the pictures; made once at start. */
public final class Assets {
  private static final List<String> PICTURES = List.of(".svg", ".png", ".webp");
  private static final String TOKENS = "tokens.css";

  private final Map<String, Asset> byName;
  private final Map<String, Asset> byPath;
  private final Map<String, String> paths;

  private Assets(Map<String, Asset> byName) {
    this.byName = byName;
    this.byPath = byName.values().stream().collect(Collectors.toUnmodifiableMap(Asset::path, asset -> asset));
    // An address is a digest of the content: told once, not for each of the addresses that every page names.
    this.paths = byPath.entrySet().stream().collect(Collectors.toUnmodifiableMap(entry -> entry.getValue().name(), Map.Entry::getKey));
  }

  /** Ours, and the {@code .css}, {@code .js} and pictures that lie beside each of these classes. */
  public static Assets load(List<? extends Class<?>> features) {
    var folders = new ArrayList<Folder>();
    folders.add(new Folder(Assets.class, "css/"));
    folders.add(new Folder(Assets.class, "controllers/"));
    folders.add(new Folder(Assets.class, "icons/"));
    features.stream().map(Folder::of).filter(folder -> !folders.contains(folder)).forEach(folders::add);
    var distinct = folders.stream()
        .collect(Collectors.toMap(Assets::place, folder -> folder, (first, again) -> first, LinkedHashMap::new)).values();
    var assets = new LinkedHashMap<String, Asset>();
    assets.put("app.css", Asset.of("app.css", styles(distinct)));
    assets.putAll(Scripts.resolve(scripts(distinct)));
    PICTURES.forEach(ending -> files(distinct, ending).forEach((name, bytes) -> assets.put(name, Asset.of(name, bytes))));
    return new Assets(assets);
  }

  private static String place(Folder folder) {
    return folder.anchor().getPackageName() + "/" + folder.below();
  }

  // The tokens name the layers, so they come first; the layers order all the rest.
  private static byte[] styles(Iterable<Folder> folders) {
    var files = files(folders, ".css");
    var all = new ByteArrayOutputStream();
    all.writeBytes(files.get(TOKENS));
    files.forEach((name, bytes) -> {
      if (!name.equals(TOKENS)) all.writeBytes(bytes);
    });
    return all.toByteArray();
  }

  private static Map<String, byte[]> scripts(Iterable<Folder> folders) {
    var scripts = files(folders, ".js");
    scripts.put("turbo.js", library("hotwired__turbo/8.0.21/dist/turbo.es2017-esm.js"));
    scripts.put("stimulus.js", library("hotwired__stimulus/3.2.2/dist/stimulus.js"));
    return scripts;
  }

  private static Map<String, byte[]> files(Iterable<Folder> folders, String ending) {
    var files = new LinkedHashMap<String, byte[]>();
    for (var folder : folders) {
      for (var name : folder.names(ending)) {
        if (files.put(name, folder.read(name)) != null) {
          throw new IllegalStateException("Two folders have a file " + name + ", one of them " + place(folder));
        }
      }
    }
    return files;
  }

  private static byte[] library(String path) {
    try (var stream = Assets.class.getResourceAsStream("/META-INF/resources/webjars/" + path)) {
      if (stream == null) throw new IllegalStateException("The library " + path + " is not on the class path");
      var source = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return source.replaceAll("(?m)^//# sourceMappingURL=.*$", "").getBytes(StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The asset at this path of a request, {@code /assets/…}. */
  public Optional<Asset> find(String path) {
    return Optional.ofNullable(byPath.get(path)).or(() -> Colours.find(path));
  }

  /** The address of a file by its name, {@code app.css}. */
  public String url(String name) {
    var path = paths.get(name);
    if (path == null) throw new IllegalArgumentException("There is no asset " + name);
    return path;
  }

  /** What the head of every page loads, with the colours that the administration gave to types and statuses. */
  public Head head(Colours colours) {
    var modules = byName.keySet().stream().filter(name -> name.endsWith(".js") && !name.equals("app.js")).map(this::url);
    return new Head(List.of(url("app.css"), colours.url()), url("app.js"), modules.toList(), url("favicon.svg"));
  }

  /** Addresses that a page loads. */
  public record Head(List<String> styles, String script, List<String> modules, String icon) {}
}
