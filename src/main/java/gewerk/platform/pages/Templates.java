package gewerk.platform.pages;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Turns a template and its parameters into HTML. Templates are compiled with the product. */
public final class Templates {
  private static final TemplateEngine ENGINE = engine();

  private Templates() {}

  /** The HTML of the template beside a class: {@code render(TimeEntryPages.class, "my-time", Map.of("page", page, …))}. */
  public static byte[] render(Class<?> beside, String name, Map<String, ?> parameters) {
    return render(beside.getPackageName().replace('.', '/') + "/" + name + ".jte", parameters);
  }

  /** The same by the template's whole path, {@code gewerk/platform/pages/errors/error.jte}. */
  public static byte[] render(String path, Map<String, ?> parameters) {
    var output = new Utf8ByteOutput();
    ENGINE.render(path, new java.util.HashMap<String, Object>(parameters), output);
    return output.toByteArray();
  }

  /** The same as text, for mails and for parts of pages. */
  public static String text(Class<?> beside, String name, Map<String, ?> parameters) {
    return new String(render(beside, name, parameters), StandardCharsets.UTF_8);
  }

  /** The same to stand inside another template. */
  public static Content part(Class<?> beside, String name, Map<String, ?> parameters) {
    var html = text(beside, name, parameters);
    return output -> output.writeContent(html);
  }

  private static TemplateEngine engine() {
    var engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "gewerk.templates");
    engine.setBinaryStaticContent(true);
    return engine;
  }
}
