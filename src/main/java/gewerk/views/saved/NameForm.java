package gewerk.views.saved;

import java.util.List;

import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Violation;
import gewerk.views.queries.Queries;
import gewerk.views.queries.Query;
import org.jspecify.annotations.Nullable;

/**
 * The form of a view's name, and of who sees it.
 *
 * @param action where it is posted
 * @param back the address of the list that it is asked for from
 * @param publishes whether the reader may show it to everybody
 */
public record NameForm(String action, String back, Filling filling, boolean publishes, boolean isNew) {
  /** What is in it. @param error what was wrong with it, in sentences */
  public record Filling(String name, boolean shared, boolean starred, @Nullable String error) {
    static final Filling NOTHING = new Filling("", false, false, null);

    static Filling of(Query query) {
      return new Filling(query.name(), query.isPublic(), query.starred(), null);
    }

    static Filling sent(Request request) {
      return new Filling(request.form("name").orElse(""), isTicked(request, "public"), isTicked(request, "starred"), null);
    }

    Filling refused(String sentences) {
      return new Filling(name, shared, starred, sentences);
    }
  }

  /** A tick is sent after the value that stands for none. */
  static boolean isTicked(Request request, String name) {
    var sent = request.forms(name);
    return !sent.isEmpty() && sent.getLast().equals("true");
  }

  static String told(Proposal<Query> proposal, Queries queries, Asking asking) {
    var refusal = Violation.refuse(proposal.violations(), queries.declaration(), asking);
    var parts = refusal.parts().isEmpty() ? List.of(refusal) : refusal.parts();
    return String.join(" ", parts.stream().map(Refusal::reason).map(asking::say).distinct().toList());
  }
}
