package gewerk.platform.text;

import org.jspecify.annotations.Nullable;

/** HTML under construction: markup is taken as it is, text and attribute values are escaped. */
final class HtmlOut {
  private final StringBuilder out;

  HtmlOut(int size) {
    out = new StringBuilder(size);
  }

  HtmlOut markup(String constant) {
    out.append(constant);
    return this;
  }

  HtmlOut text(String text) {
    return text(text, 0, text.length());
  }

  HtmlOut text(String text, int from, int to) {
    var done = from;
    for (var i = from; i < to; i++) {
      var entity = entity(text.charAt(i));
      if (entity != null) {
        out.append(text, done, i).append(entity);
        done = i + 1;
      }
    }
    out.append(text, done, to);
    return this;
  }

  HtmlOut attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    text(value);
    out.append('"');
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /** Control characters have no place in HTML and confuse those who read after us. */
  private static @Nullable String entity(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      default -> c < ' ' && c != '\n' && c != '\t' && c != '\r' ? "" : null;
    };
  }
}
