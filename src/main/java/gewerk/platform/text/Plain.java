package gewerk.platform.text;

import java.util.regex.Pattern;

/** Turns plain text into HTML: escaped, in paragraphs, with work packages linked. */
public final class Plain {
  private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t]*+\\n\\s*+");

  private Plain() {}

  /** The HTML of a text on a server at the root of its host. */
  public static String html(String raw) {
    return html(raw, LinkTargets.usual());
  }

  /** A text inside other HTML: nothing but escaped. */
  public static String escaped(String text) {
    return new HtmlOut(text.length() + 16).text(text).toString();
  }

  public static String html(String raw, LinkTargets targets) {
    var text = raw.replace("\r\n", "\n").replace('\r', '\n').strip();
    if (text.isEmpty()) {
      return "";
    }
    var out = new HtmlOut(text.length() + 64);
    var separator = "";
    for (var paragraph : BLANK_LINES.split(text)) {
      out.markup(separator).markup("<p>");
      lines(out, paragraph, targets.root());
      out.markup("</p>");
      separator = "\n\n";
    }
    return out.toString();
  }

  private static void lines(HtmlOut out, String paragraph, String root) {
    var separator = "";
    for (var line : paragraph.split("\n")) {
      out.markup(separator);
      line(out, line, root);
      separator = "<br>\n";
    }
  }

  private static void line(HtmlOut out, String line, String root) {
    var scanner = new ReferenceScanner(line);
    var done = 0;
    for (var found = scanner.next(); found != null; found = scanner.next()) {
      if (found.reference() instanceof Reference.WorkPackage(var id)) {
        out.text(line, done, found.start()).markup("<a class=\"issue work_package preview-trigger\" target=\"_top\"");
        out.attribute("href", root + "/work_packages/" + id).markup(">");
        out.text(line, found.start(), found.end()).markup("</a>");
        done = found.end();
      }
    }
    out.text(line, done, line.length());
  }
}
