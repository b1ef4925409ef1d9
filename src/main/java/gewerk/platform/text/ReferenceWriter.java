package gewerk.platform.text;

import gewerk.platform.text.References.Mentioned;
import java.util.Optional;

/** Writes text whose references become links. */
final class ReferenceWriter {
  private final HtmlOut out;
  private final References references;
  private final String root;

  ReferenceWriter(HtmlOut out, References references, String root) {
    this.out = out;
    this.references = references;
    this.root = root;
  }

  void text(String text) {
    var scanner = new ReferenceScanner(text);
    var done = 0;
    for (var found = scanner.next(); found != null; found = scanner.next()) {
      out.text(text, done, found.start());
      done = found.start();
      if (write(found.reference(), text.substring(found.start(), found.end()))) {
        done = found.end();
      }
    }
    out.text(text, done, text.length());
  }

  /** False, with nothing written, when the mentioned one is not to be seen. */
  boolean write(Mention mention) {
    return mention.group() ? group("@", references.group(mention.id())) : user("@", references.user(mention.id()));
  }

  private boolean write(Reference reference, String source) {
    return switch (reference) {
      case Reference.WorkPackage(var id) -> workPackage(id, source);
      case Reference.QuickView(var id, var detailed) -> quickView(id, detailed, source);
      case Reference.Thing(var kind, var id) -> thing(kind, id, source);
      case Reference.UserId(var id) -> user("", references.user(id));
      case Reference.GroupId(var id) -> group("", references.group(id));
      case Reference.Login(var login, var sign) -> user(sign ? "@" : "", references.user(login));
      case Reference.Attribute attribute -> attribute(attribute, source);
    };
  }

  private boolean workPackage(long id, String source) {
    return link("issue work_package preview-trigger op-uc-link", "/work_packages/" + id, source);
  }

  private boolean thing(String kind, long id, String source) {
    return link(kind + " op-uc-link", Reference.Thing.PATHS.get(kind) + id, source);
  }

  private boolean link(String classes, String path, String source) {
    out.markup("<a").attribute("class", classes).markup(" target=\"_top\"").attribute("href", root + path);
    out.markup(">").text(source).markup("</a>");
    return true;
  }

  /** Holds a plain link for readers whose browser runs no script. */
  private boolean quickView(long id, boolean detailed, String source) {
    out.markup("<opce-macro-wp-quickinfo").attribute("data-id", String.valueOf(id));
    out.attribute("data-detailed", String.valueOf(detailed)).markup(">");
    workPackage(id, source);
    out.markup("</opce-macro-wp-quickinfo>");
    return true;
  }

  private boolean user(String sign, Optional<Mentioned> user) {
    user.ifPresent(found -> mention(sign + found.name(), "/users/" + found.id()));
    return user.isPresent();
  }

  private boolean group(String sign, Optional<Mentioned> group) {
    group.ifPresent(found -> mention(sign + found.name(), "/groups/" + found.id()));
    return group.isPresent();
  }

  private void mention(String name, String path) {
    out.markup("<a class=\"user-mention op-uc-link\"").attribute("href", root + path);
    out.markup(">").text(name).markup("</a>");
  }

  private boolean attribute(Reference.Attribute attribute, String source) {
    var element = "opce-macro-attribute-" + attribute.part();
    out.markup("<" + element).attribute("data-model", attribute.model());
    if (attribute.id() != null) {
      out.attribute("data-id", attribute.id());
    }
    out.attribute("data-attribute", attribute.name()).markup(">").text(source).markup("</" + element + ">");
    return true;
  }
}
