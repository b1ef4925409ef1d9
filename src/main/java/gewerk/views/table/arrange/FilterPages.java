package gewerk.views.table.arrange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Resource;
import gewerk.views.table.View;
import gewerk.views.table.ViewReader;
import gewerk.views.table.edit.Back;
import gewerk.views.table.edit.Choices;
import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/** Adds a filter to a list or changes one: first which, then how it compares with what. All of it is asked for by GET, and ends at the list's new address. */
public final class FilterPages {
  private final Pages pages;
  private final Resource<WorkPackage> resource;
  private final ViewReader views;
  private final Choices choices;

  public FilterPages(Pages pages, Resource<WorkPackage> resource, ViewReader views, Choices choices) {
    this.pages = pages;
    this.resource = resource;
    this.views = views;
    this.choices = choices;
    pages.get("/work_packages/filter", this::show).get("/work_packages/filter/apply", this::apply);
  }

  private Answer show(Request request, Asking asking) {
    var back = Back.to(request);
    var view = views.read(back, asking);
    var use = position(request, view).map(at -> view.listing().filters().get(at));
    var name = request.query("name").or(() -> use.map(found -> found.filter().name())).orElse("");
    var filling = filter(name, asking).map(filter -> filling(filter, use.filter(found -> found.filter() == filter || found.filter().name().equals(filter.name()))
        .orElse(null), view, asking)).orElse(FilterForm.Filling.NONE);
    return form(request, asking, new FilterForm(back, filling == FilterForm.Filling.NONE ? "" : name, position(request, view).orElse(null), names(asking), filling), 200);
  }

  private Answer apply(Request request, Asking asking) {
    var back = Back.to(request);
    var view = views.read(back, asking);
    var filter = filter(request.query("name").orElse(""), asking).orElseThrow(Refusal::notFound);
    var operator = request.query("operator").flatMap(Operator::of).filter(filter.type().operators()::contains).orElse(filter.type().operators().getFirst());
    var use = new Filter.Use(filter, operator, FilterForm.values(request, filter, operator));
    var uses = new ArrayList<>(view.listing().filters());
    position(request, view).ifPresentOrElse(at -> uses.set(at, use), () -> uses.add(use));
    var address = view.filteredBy(uses).with("selected", null).toString();
    var problems = views.read(address, asking).problems().stream().filter(problem -> !view.problems().contains(problem)).toList();
    if (problems.isEmpty()) {
      return Answer.seeOther(address);
    }
    var asked = filling(filter, use, view, asking);
    var filling = new FilterForm.Filling(asked.operators(), asked.choices(), use.values(), String.join(" ", problems));
    return form(request, asking, new FilterForm(back, filter.name(), position(request, view).orElse(null), names(asking), filling), 422);
  }

  private Answer form(Request request, Asking asking, FilterForm form, int status) {
    var page = pages.page(request, asking.say(form.position() == null ? "table.filter.add" : "table.filter.edit"));
    boolean bare = request.header("Turbo-Frame").isPresent();
    return pages.show(page, FilterPages.class, "filter", Map.of("form", form, "bare", bare)).withStatus(status);
  }

  private FilterForm.Filling filling(Filter filter, Filter.@Nullable Use use, View view, Asking asking) {
    var operators = filter.type().operators().stream().map(operator -> new FilterForm.Option(operator.symbol(), label(operator, filter, asking),
        FilterForm.needs(operator), use != null && use.operator() == operator)).toList();
    var offered = FilterForm.isTruth(filter) ? List.of(new Choice("t", asking.say("table.yes")), new Choice("f", asking.say("table.no")))
        : choices.of(filter, view.project(), asking).orElse(null);
    return new FilterForm.Filling(operators, offered, use == null ? List.of() : use.values(), null);
  }

  private static String label(Operator operator, Filter filter, Asking asking) {
    return gewerk.views.table.Toolbar.operator(operator, filter.target() != null, asking);
  }

  private List<Choice> names(Asking asking) {
    return resource.filters().stream().filter(filter -> filter.available().apply(asking))
        .map(filter -> new Choice(filter.name(), filter.label(resource, asking.words())))
        .sorted(Comparator.comparing(Choice::label, String.CASE_INSENSITIVE_ORDER)).toList();
  }

  private Optional<Filter> filter(String name, Asking asking) {
    return name.isEmpty() ? Optional.empty() : resource.filter(name).filter(filter -> filter.available().apply(asking));
  }

  private static Optional<Integer> position(Request request, View view) {
    return request.query("position").filter(text -> text.length() < 4 && !text.isEmpty() && text.chars().allMatch(Character::isDigit)).map(Integer::valueOf)
        .filter(at -> at < view.listing().filters().size());
  }
}
