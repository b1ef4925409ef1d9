package gewerk;

import java.util.function.BiFunction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Asking;
import gewerk.platform.text.LinkTargets;
import gewerk.platform.text.Markdown;
import gewerk.platform.text.Plain;
import gewerk.platform.text.References;

/**
 * Renders what people write, and keeps what was rendered lately: lists show the same descriptions again and again. What mentions
 * somebody looks different to every reader and is rendered each time.
 */
final class RenderedTexts implements Asking.Texts {
  private static final long KEPT_CHARACTERS = 8_000_000;

  private final Markdown markdown = new Markdown(LinkTargets.usual());
  private final Cache<String, String> rendered = Caffeine.newBuilder().maximumWeight(KEPT_CHARACTERS)
      .weigher((String raw, String html) -> raw.length() + html.length()).build();
  private volatile BiFunction<String, Viewer, References> mentions = (text, viewer) -> References.NONE;

  /** Whom a text mentions, as a reader may know it; the people come after the machinery. */
  void mentioning(BiFunction<String, Viewer, References> finder) {
    mentions = finder;
  }

  @Override
  public String markdown(String raw, Viewer viewer) {
    var known = rendered.getIfPresent(raw);
    if (known != null) {
      return known;
    }
    var references = mentions.apply(raw, viewer);
    var html = markdown.html(raw, references);
    if (references == References.NONE) {
      rendered.put(raw, html);
    }
    return html;
  }

  @Override
  public String plain(String raw) {
    return Plain.html(raw);
  }
}
