package gewerk.views.relations;

import java.util.List;

import gewerk.platform.http.Request;
import gewerk.platform.pages.forms.Choice;
import gewerk.work.relations.Relations.Moved;
import org.jspecify.annotations.Nullable;

/**
 * What somebody entered to tie two work packages, and what is said about it.
 *
 * @param found several that the text fits, to choose from
 * @param effects what it would move; told before it is done
 */
public record Entered(String type, String to, String lag, String description, @Nullable String error, List<Choice> found, List<Moved> effects) {
  static Entered nothing() {
    return new Entered("relates", "", "", "", null, List.of(), List.of());
  }

  /** The box of a reader with scripts names the work package, the field of others says a number or words. */
  static Entered of(Request request) {
    var to = request.form("to").filter(text -> !text.isBlank()).or(() -> request.form("to_text")).orElse("").strip();
    return new Entered(request.form("type").orElse("relates"), to, request.form("lag").orElse("").strip(), request.form("description").orElse("").strip(), null,
        List.of(), List.of());
  }

  Entered wrong(String sentence) {
    return new Entered(type, to, lag, description, sentence, found, effects);
  }

  Entered fitting(List<Choice> several) {
    return new Entered(type, to, lag, description, error, several, effects);
  }

  Entered moving(List<Moved> moved) {
    return new Entered(type, to, lag, description, error, found, moved);
  }
}
