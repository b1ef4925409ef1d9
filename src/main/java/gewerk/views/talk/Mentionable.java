package gewerk.views.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import gewerk.people.principals.Group;
import gewerk.people.principals.Principal;
import gewerk.people.principals.Principals;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Sort;
import gewerk.work.workpackages.WorkPackage;

/** Whom a comment on a work package may mention: active people and groups of its project of whom the writer may know. */
final class Mentionable {
  private static final int MOST = 8;
  private static final int MOST_WORDS = 4;
  private static final String SPECIAL = "\\`*_[]<>&~|#";

  private final Principals principals;

  Mentionable(Principals principals) {
    this.principals = principals;
  }

  /** Those whose names hold the letters, each with the Markdown that mentions them. */
  List<Choice> like(String letters, WorkPackage wp, Asking asking) {
    var filters = new ArrayList<>(List.of(use("member", Operator.IS, String.valueOf(wp.projectId())), use("status", Operator.IS, "active"),
        use("type", Operator.IS, "User", "Group")));
    Stream.of(letters.strip().split("\\s+")).filter(word -> !word.isEmpty()).limit(MOST_WORDS).forEach(word -> filters.add(use("typeahead", Operator.EVERYWHERE, word)));
    var byName = new Sort.Use(principals.resource().orElseThrow().sort("name").orElseThrow(), false);
    var listing = Listing.of(filters, List.of(byName), 1, MOST);
    return principals.pageKnownTo(asking.viewer(), listing.where(asking), listing).rows().stream().map(Mentionable::choice).toList();
  }

  private Filter.Use use(String name, Operator operator, String... values) {
    return new Filter.Use(principals.resource().orElseThrow().filter(name).orElseThrow(), operator, List.of(values));
  }

  private static Choice choice(Principal principal) {
    var type = principal instanceof Group ? "group" : "user";
    return new Choice("<mention data-id=\"" + principal.id() + "\" data-type=\"" + type + "\">@" + plain(principal.name()) + "</mention>", principal.name());
  }

  /** A name in Markdown that means nothing but its letters. */
  static String plain(String name) {
    var plain = new StringBuilder();
    name.chars().forEach(letter -> {
      if (SPECIAL.indexOf(letter) >= 0) {
        plain.append("&#").append(letter).append(';');
      } else {
        plain.append((char) letter);
      }
    });
    return plain.toString();
  }
}
