package gewerk.platform.text;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Whom a text mentions: ids of users and groups, and logins that the asker must still look up. */
public record Mentions(Set<Long> users, Set<Long> groups, Set<String> logins) {
  private static final Pattern ELEMENT = Pattern.compile("<mention [^>]{0,1000}>");

  public Mentions {
    users = Set.copyOf(users);
    groups = Set.copyOf(groups);
    logins = Set.copyOf(logins);
  }

  /** The mentions of a Markdown text; what stands in code or in a link mentions no one. */
  public static Mentions in(String raw) {
    var found = new Mentioned();
    if (raw.contains("@") || raw.contains("user") || raw.contains("group")) {
      found.document(Syntax.parse(raw));
    }
    return new Mentions(found.users, found.groups, found.logins);
  }

  public boolean isEmpty() {
    return users.isEmpty() && groups.isEmpty() && logins.isEmpty();
  }

  private static final class Mentioned {
    private final Set<Long> users = new TreeSet<>();
    private final Set<Long> groups = new TreeSet<>();
    private final Set<String> logins = new TreeSet<>();

    void document(Node root) {
      var node = Syntax.after(root, root);
      while (node != null) {
        node = visit(node, root);
      }
    }

    /** Answers the next node to visit. */
    private @Nullable Node visit(Node node, Node root) {
      var mention = Mention.openedBy(node);
      var end = mention == null ? null : Mention.closing(node);
      if (mention != null && end != null) {
        add(mention);
        return Syntax.afterAll(end, root);
      }
      if (node instanceof Text text) {
        text(text.getLiteral());
      } else if (node instanceof HtmlBlock html) {
        elements(html.getLiteral());
      }
      return node instanceof Link ? Syntax.afterAll(node, root) : Syntax.after(node, root);
    }

    private void add(Mention mention) {
      (mention.group() ? groups : users).add(mention.id());
    }

    private void text(String text) {
      var scanner = new ReferenceScanner(text);
      for (var found = scanner.next(); found != null; found = scanner.next()) {
        switch (found.reference()) {
          case Reference.UserId(var id) -> users.add(id);
          case Reference.GroupId(var id) -> groups.add(id);
          case Reference.Login(var login, _) -> logins.add(login);
          default -> {}
        }
      }
    }

    private void elements(String html) {
      var elements = ELEMENT.matcher(html);
      while (elements.find()) {
        var mention = Mention.opening(elements.group());
        if (mention != null) {
          add(mention);
        }
      }
    }
  }
}
