package gewerk.admin.description;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Asset;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.settings.Settings;

/**
 * The API's description to click on, at {@code /api/docs}: Swagger UI over our own description, with the reader's own session. Only
 * where an administrator wants it.
 *
 * <p>Its files are large and needed on this one page, so they are read from their jar when somebody asks, and are none of the assets
 * that every page loads.
 */
public final class ExplorerPages {
  /** Of the webjar; it is part of the addresses, which browsers keep for ever. */
  static final String VERSION = "5.34.1";

  private static final String LIBRARY = "/META-INF/resources/webjars/swagger-ui/" + VERSION + "/";
  private static final String OWN = "explorer/";
  private static final Map<String, String> FILES = Map.of(
      "swagger-ui.css", LIBRARY, "swagger-ui-bundle.js", LIBRARY, "explorer.css", OWN, "explorer.js", OWN);

  /** What the page loads. */
  public record Files(String base) {
    public List<String> styles() {
      return List.of(base + "swagger-ui.css", base + "explorer.css");
    }

    public List<String> scripts() {
      return List.of(base + "swagger-ui-bundle.js", base + "explorer.js");
    }
  }

  private final Pages pages;
  private final Settings settings;
  private final Files files;

  public ExplorerPages(Pages pages, Settings settings) {
    this.pages = pages;
    this.settings = settings;
    files = new Files("/assets/explorer/" + VERSION + "-" + Integer.toHexString(java.util.Arrays.hashCode(read("explorer.js")) * 31
        + java.util.Arrays.hashCode(read("explorer.css"))) + "/");
    pages.get("/api/docs", this::show).get("/assets/explorer/{version:text}/{name:text}", (request, asking) -> file(request.text("name")));
  }

  private Answer show(Request request, Asking asking) {
    if (!settings.truth("apiv3_docs_enabled")) {
      throw Refusal.notFound();
    }
    if (asking.viewer().isAnonymous()) {
      throw Refusal.unauthenticated("");
    }
    return pages.show(pages.bare(request, asking.say("explorer.title")), ExplorerPages.class, "docs", Map.of("files", files));
  }

  private static Answer file(String name) {
    if (!FILES.containsKey(name)) {
      throw Refusal.notFound();
    }
    return Answer.of(200, name.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8", read(name))
        .with("Cache-Control", Asset.CACHE_CONTROL);
  }

  private static byte[] read(String name) {
    try (var stream = ExplorerPages.class.getResourceAsStream(FILES.get(name) + name)) {
      if (stream == null) {
        throw new IllegalStateException("Not on the class path: " + name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
