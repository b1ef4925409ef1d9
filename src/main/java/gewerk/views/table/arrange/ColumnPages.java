package gewerk.views.table.arrange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Request;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Resource;
import gewerk.views.table.ViewReader;
import gewerk.views.table.edit.Back;
import gewerk.work.workpackages.WorkPackage;

/** Chooses the columns of a list and their order. Each step asks for the same form again, and the last one ends at the list's new address. */
public final class ColumnPages {
  private final Pages pages;
  private final Resource<WorkPackage> resource;
  private final ViewReader views;

  public ColumnPages(Pages pages, Resource<WorkPackage> resource, ViewReader views) {
    this.pages = pages;
    this.resource = resource;
    this.views = views;
    pages.get("/work_packages/columns", this::show).get("/work_packages/columns/apply", this::apply);
  }

  private Answer show(Request request, Asking asking) {
    var labels = new HashMap<String, String>();
    views.possibleColumns().forEach(attribute -> labels.put(attribute.name(), attribute.label(resource, asking.words())));
    var names = arranged(request, asking);
    names.removeIf(name -> !labels.containsKey(name));
    var chosen = names.stream().map(name -> new Choice(name, labels.get(name))).toList();
    var others = labels.entrySet().stream().filter(entry -> !names.contains(entry.getKey())).map(entry -> new Choice(entry.getKey(), entry.getValue()))
        .sorted(java.util.Comparator.comparing(Choice::label, String.CASE_INSENSITIVE_ORDER)).toList();
    var page = pages.page(request, asking.say("table.columns"));
    boolean bare = request.header("Turbo-Frame").isPresent();
    return pages.show(page, ColumnPages.class, "columns", Map.of("chosen", chosen, "others", others, "back", Back.to(request), "bare", bare));
  }

  private Answer apply(Request request, Asking asking) {
    return Answer.seeOther(views.read(Back.to(request), asking).withColumns(arranged(request, asking)).toString());
  }

  private List<String> arranged(Request request, Asking asking) {
    var sent = request.queries("columns");
    var names = new ArrayList<>(sent.isEmpty() ? views.read(Back.to(request), asking).columns().stream().map(attribute -> attribute.name()).toList() : sent);
    request.query("add").filter(name -> !name.isEmpty() && !names.contains(name)).ifPresent(names::add);
    request.query("remove").filter(name -> names.size() > 1).ifPresent(names::remove);
    request.query("up").ifPresent(name -> move(names, name, -1));
    request.query("down").ifPresent(name -> move(names, name, 1));
    return names;
  }

  private static void move(List<String> names, String name, int step) {
    int at = names.indexOf(name);
    if (at >= 0 && at + step >= 0 && at + step < names.size()) {
      Collections.swap(names, at, at + step);
    }
  }
}
