package gewerk.platform.i18n;

import java.util.List;

/** Something to tell a person, by its label's key, so that it can be said in their language. Arguments may be messages themselves. */
public record Message(String key, List<Object> arguments) {
  public static Message of(String key, Object... arguments) {
    return new Message(key, List.of(arguments));
  }

  /** Words that come from elsewhere, a parser say, and are told as they are. */
  public static Message literal(String words) {
    return new Message("", List.of(words));
  }

  public String in(Words words) {
    return key.isEmpty() ? String.valueOf(arguments.getFirst()) : words.say(key, arguments.stream().map(argument -> said(argument, words)).toArray());
  }

  private static Object said(Object argument, Words words) {
    return argument instanceof Message message ? message.in(words) : argument;
  }
}
