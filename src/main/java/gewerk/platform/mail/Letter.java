package gewerk.platform.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import gewerk.platform.i18n.Words;
import gewerk.platform.pages.Templates;
import org.jspecify.annotations.Nullable;

/** A mail of a few sentences with at most one link, in its receiver's language: written once, told as HTML and as plain text. */
public final class Letter {
  private final Receiver receiver;
  private final Words words;
  private final From from;
  private final String subject;
  private final List<String> before = new ArrayList<>();
  private final List<String> after = new ArrayList<>();
  private @Nullable Action action;

  /** The one thing to do. */
  public record Action(String label, String url) {}

  /** Which installation writes: its name and its address. */
  public record From(String title, String url) {}

  /** What the template shows. */
  public record Content(String language, String subject, String hello, List<String> before, @Nullable Action action, List<String> after, String footer) {}

  Letter(Receiver receiver, Words words, From from, String subject) {
    this.receiver = receiver;
    this.words = words;
    this.from = from;
    this.subject = subject;
  }

  /** A paragraph; what comes after the link stands below it. */
  public Letter says(String key, Object... arguments) {
    (action == null ? before : after).add(words.say(key, arguments));
    return this;
  }

  /** @param path within this product, {@code /account/activate?token=…} */
  public Letter leads(String key, String path) {
    action = new Action(words.say(key), from.url + path);
    return this;
  }

  /** @param kind as in {@link Mail} */
  public Mail mail(String kind) {
    var content = new Content(words.locale().getLanguage(), subject, words.say("mail.hello", receiver.name()), before, action, after,
        words.say("mail.footer", from.title, from.url));
    return new Mail(kind, receiver.address(), subject, Templates.text(Letter.class, "letter", Map.of("content", content)), plain(content));
  }

  private static String plain(Content content) {
    var parts = new ArrayList<String>(List.of(content.hello()));
    parts.addAll(content.before());
    if (content.action() != null) {
      parts.add(content.action().label() + ":\n" + content.action().url());
    }
    parts.addAll(content.after());
    return String.join("\n\n", parts) + "\n\n-- \n" + content.footer() + "\n";
  }
}
