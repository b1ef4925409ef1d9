package gewerk.views.relations;

import java.util.ArrayList;
import java.util.List;

import gewerk.platform.database.Sql;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Sort;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** The work packages that somebody may mean by a number or some words. Whether they can be tied is told when they are. */
final class Candidates {
  private static final int MOST = 20;
  private static final String NUMBER = "#?\\d{1,18}";

  private final WorkPackages workPackages;

  Candidates(WorkPackages workPackages) {
    this.workPackages = workPackages;
  }

  /** The one with this number stands first, then those that were changed last. */
  List<Choice> like(String words, WorkPackage wp, Asking asking) {
    var choices = new ArrayList<>(words.strip().matches(NUMBER) ? meant(words.strip(), wp, asking) : List.of());
    found(words, wp, asking).stream().filter(choice -> !choices.contains(choice)).forEach(choices::add);
    return choices;
  }

  private List<Choice> found(String words, WorkPackage wp, Asking asking) {
    var resource = workPackages.declaration();
    var filters = new ArrayList<Filter.Use>();
    if (!words.isBlank()) {
      filters.add(new Filter.Use(resource.filter("typeahead").orElseThrow(), Operator.EVERYWHERE, List.of(words.strip())));
    }
    var newest = new Sort.Use(resource.sort("updatedAt").orElseThrow(), true);
    return workPackages.page(Sql.of("wp.id <> ?", wp.id()), Listing.of(filters, List.of(newest), 1, MOST), asking).rows().stream().map(Candidates::choice).toList();
  }

  /** A number means exactly one. */
  List<Choice> meant(String text, WorkPackage wp, Asking asking) {
    if (text.matches(NUMBER)) {
      return workPackages.find(Long.parseLong(text.replace("#", "")), asking.viewer()).stream().map(Candidates::choice).toList();
    }
    return text.isBlank() ? List.of() : like(text, wp, asking);
  }

  private static Choice choice(WorkPackage wp) {
    return new Choice(String.valueOf(wp.id()), "#" + wp.id() + " " + wp.subject());
  }
}
