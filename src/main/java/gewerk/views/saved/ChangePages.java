package gewerk.views.saved;

import java.util.LinkedHashMap;
import java.util.Map;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Written;
import gewerk.views.queries.Queries;
import gewerk.views.queries.Query;
import gewerk.views.saved.NameForm.Filling;
import gewerk.views.table.ViewReader;
import gewerk.views.table.edit.Back;
import org.jspecify.annotations.Nullable;

/** Renames a saved view, makes it a favourite or no longer, and deletes it. */
final class ChangePages {
  private static final String ONE = SavedViews.PATH + "/{id}";

  private final Pages pages;
  private final ViewReader tables;
  private final Queries queries;

  ChangePages(Pages pages, ViewReader tables, Queries queries) {
    this.pages = pages;
    this.tables = tables;
    this.queries = queries;
    pages.get(ONE + "/rename", this::askName).post(ONE + "/rename", this::rename).post(ONE + "/star", this::star)
        .get(ONE + "/delete", this::askToDelete).post(ONE + "/delete", this::delete);
  }

  private Answer askName(Request request, Asking asking) {
    var query = changeable(request, asking);
    return form(request, asking, query, Filling.of(query));
  }

  private Answer rename(Request request, Asking asking) {
    var query = changeable(request, asking);
    var filling = Filling.sent(request);
    var written = new LinkedHashMap<String, @Nullable Object>(Map.of("name", filling.name()));
    if (!request.forms("public").isEmpty()) {
      written.put("public", filling.shared());
    }
    var proposal = queries.changing().propose(asking, query, Written.of(written));
    if (!proposal.isValid()) {
      return form(request, asking, query, filling.refused(NameForm.told(proposal, queries, asking))).withStatus(422);
    }
    var renamed = queries.changing().save(asking, proposal);
    return Pages.onwards(request, list(request, asking), Notice.good(asking.say("saved.renamed", renamed.name())));
  }

  private Answer star(Request request, Asking asking) {
    var query = changeable(request, asking);
    boolean starred = NameForm.isTicked(request, "starred");
    queries.changing().star(query, starred, asking);
    return Pages.seeOther(list(request, asking), Notice.good(asking.say(starred ? "saved.starred.done" : "saved.unstarred.done", query.name())));
  }

  private Answer askToDelete(Request request, Asking asking) {
    var query = changeable(request, asking);
    var page = pages.page(request, asking.say("saved.delete.title"));
    return pages.show(page, ChangePages.class, "delete", Map.of("query", query, "back", list(request, asking), "bare", isBare(request)));
  }

  /** The list is shown without the view that is gone. */
  private Answer delete(Request request, Asking asking) {
    var query = changeable(request, asking);
    var view = tables.read(Back.to(request), asking);
    queries.changing().delete(query, asking);
    boolean wasOpen = view.saved() != null && view.saved().id() == query.id();
    return Pages.onwards(request, wasOpen ? view.address().path() : view.address().toString(), Notice.good(asking.say("saved.deleted", query.name())));
  }

  private Query changeable(Request request, Asking asking) {
    return queries.changeable(request.id("id"), asking.viewer());
  }

  /** The address of the list from which something was asked for. */
  private String list(Request request, Asking asking) {
    return tables.read(Back.to(request), asking).address().toString();
  }

  private static boolean isBare(Request request) {
    return request.header("Turbo-Frame").isPresent();
  }

  private Answer form(Request request, Asking asking, Query query, Filling filling) {
    var form = new NameForm(SavedViews.PATH + "/" + query.id() + "/rename", list(request, asking), filling,
        queries.mayPublish(query.projectId(), asking.viewer()), false);
    return pages.show(pages.page(request, asking.say("saved.rename.title")), ChangePages.class, "name", Map.of("form", form, "bare", isBare(request)));
  }
}
