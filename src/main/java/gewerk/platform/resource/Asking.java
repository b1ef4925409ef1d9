package gewerk.platform.resource;

import gewerk.platform.access.Viewer;
import gewerk.platform.i18n.Message;
import gewerk.platform.i18n.Words;

/**
 * The circumstances of one answer: who asks, in which language, at which address, and what has been loaded for it.
 *
 * @param origin scheme, host and port as the client sees them
 */
public record Asking(Viewer viewer, Words words, String origin, Texts texts, Loaded loaded) {
  public String say(String key, Object... arguments) {
    return words.say(key, arguments);
  }

  public String say(Message message) {
    return message.in(words);
  }

  /** Renders what people write to HTML that is safe to show to this viewer. */
  public interface Texts {
    String markdown(String raw, Viewer viewer);

    String plain(String raw);
  }
}
