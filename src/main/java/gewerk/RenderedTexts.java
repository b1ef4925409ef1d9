package gewerk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Asking;
import gewerk.platform.text.LinkTargets;
import gewerk.platform.text.Markdown;
import gewerk.platform.text.Plain;
import gewerk.platform.text.References;

/** Renders what people write, and keeps what was rendered lately: lists show the same descriptions again and again. */
final class RenderedTexts implements Asking.Texts {
  private static final long KEPT_CHARACTERS = 8_000_000;

  private final Markdown markdown = new Markdown(LinkTargets.usual());
  private final Cache<String, String> rendered = Caffeine.newBuilder().maximumWeight(KEPT_CHARACTERS)
      .weigher((String raw, String html) -> raw.length() + html.length()).build();

  @Override
  public String markdown(String raw, Viewer viewer) {
    return rendered.get(raw, text -> markdown.html(text, References.NONE));
  }

  @Override
  public String plain(String raw) {
    return Plain.html(raw);
  }
}
