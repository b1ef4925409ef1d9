package gewerk.views.saved;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.web.Navigation;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.views.queries.Queries;
import gewerk.views.queries.Query;
import gewerk.views.saved.Menu.Part;
import gewerk.views.table.View;
import gewerk.views.table.ViewReader;
import gewerk.views.table.edit.Back;
import org.jspecify.annotations.Nullable;

/** The menu of saved views. The table asks for it when it is opened, so that the table itself costs nothing more. */
final class MenuPages {
  private final Pages pages;
  private final ViewReader tables;
  private final Queries queries;

  MenuPages(Pages pages, ViewReader tables, Queries queries) {
    this.pages = pages;
    this.tables = tables;
    this.queries = queries;
    pages.get(SavedViews.PATH, this::show);
  }

  private Answer show(Request request, Asking asking) {
    var viewer = asking.viewer();
    var view = tables.read(Back.to(request), asking);
    var project = view.project();
    if (project == null ? !viewer.mayAnywhere("view_work_packages") : !viewer.may("view_work_packages", project.id())) {
      throw Refusal.forbidden();
    }
    var id = project == null ? null : project.id();
    var menu = new Menu(view.address().path(), view.address().toString(), parts(queries.tables(id, viewer)), open(view, asking), queries.maySave(id, viewer));
    boolean bare = request.header("Turbo-Frame").isPresent();
    var title = asking.say("saved.title");
    var page = project == null ? pages.page(request, title) : pages.page(request, title, new Navigation.Where(project.id(), project.identifier(), project.name()));
    return pages.show(page, MenuPages.class, "menu", Map.of("menu", menu, "bare", bare));
  }

  private Menu.@Nullable Open open(View view, Asking asking) {
    var saved = view.saved();
    return saved == null ? null : new Menu.Open(saved, view.address().isChanged(), queries.mayChange(saved, asking.viewer()));
  }

  private static List<Part> parts(List<Query> all) {
    return Stream.of(part("saved.starred", all, Query::starred), part("saved.mine", all, query -> !query.starred() && !query.isPublic()),
        part("saved.team", all, query -> !query.starred() && query.isPublic())).filter(part -> !part.queries().isEmpty()).toList();
  }

  private static Part part(String title, List<Query> all, Predicate<Query> belongs) {
    return new Part(title, all.stream().filter(belongs).toList());
  }
}
