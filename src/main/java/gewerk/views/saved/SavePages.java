package gewerk.views.saved;

import java.util.LinkedHashMap;
import java.util.Map;

import gewerk.platform.database.Database;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Written;
import gewerk.views.queries.Queries;
import gewerk.views.queries.Query;
import gewerk.views.saved.NameForm.Filling;
import gewerk.views.table.View;
import gewerk.views.table.ViewReader;
import gewerk.views.table.edit.Back;
import gewerk.views.views.Views;
import org.jspecify.annotations.Nullable;

/** Saves the list that somebody sees as a view, or as what the open view is from now on. */
final class SavePages {
  private final Database database;
  private final Pages pages;
  private final ViewReader tables;
  private final Views views;
  private final Queries queries;

  SavePages(Database database, Pages pages, ViewReader tables, Views views) {
    this.database = database;
    this.pages = pages;
    this.tables = tables;
    this.views = views;
    queries = views.queries();
    pages.get(SavedViews.PATH + "/new", this::ask).post(SavedViews.PATH + "/new", this::create)
        .post(SavedViews.PATH + "/{id}/save", this::saveChanges);
  }

  private Answer ask(Request request, Asking asking) {
    return form(request, asking, arranged(request, asking), Filling.NOTHING);
  }

  private Answer create(Request request, Asking asking) {
    var view = arranged(request, asking);
    var filling = Filling.sent(request);
    var written = new LinkedHashMap<String, @Nullable Object>();
    written.put("name", filling.name());
    written.put("project", projectId(view));
    written.put("public", filling.shared());
    var proposal = queries.changing().propose(asking, null, Written.of(written), view.arrangement());
    if (!proposal.isValid()) {
      return form(request, asking, view, filling.refused(NameForm.told(proposal, queries, asking))).withStatus(422);
    }
    var query = database.transaction(() -> made(proposal, filling.starred(), asking));
    return Pages.onwards(request, Menu.address(view.address().path(), query), Notice.good(asking.say("saved.created", query.name())));
  }

  private Query made(Proposal<Query> proposal, boolean starred, Asking asking) {
    var query = queries.changing().save(asking, proposal);
    views.asTable(query, asking);
    return starred ? queries.changing().star(query, true, asking) : query;
  }

  /** What the open view holds is replaced by what is seen. */
  private Answer saveChanges(Request request, Asking asking) {
    var query = queries.changeable(request.id("id"), asking.viewer());
    var view = tables.read(Back.to(request), asking);
    if (view.saved() == null || view.saved().id() != query.id()) {
      throw Refusal.notFound();
    }
    var proposal = queries.changing().propose(asking, query, Written.nothing(), view.arrangement());
    if (!proposal.isValid()) {
      return Pages.seeOther(view.address().toString(), Notice.bad(NameForm.told(proposal, queries, asking)));
    }
    queries.changing().save(asking, proposal);
    return Pages.seeOther(Menu.address(view.address().path(), query), Notice.good(asking.say("saved.saved", query.name())));
  }

  /** The list that is to be saved, where somebody may save any. */
  private View arranged(Request request, Asking asking) {
    var view = tables.read(Back.to(request), asking);
    if (!queries.maySave(projectId(view), asking.viewer())) {
      throw Refusal.forbidden();
    }
    return view;
  }

  private static @Nullable Long projectId(View view) {
    return view.project() == null ? null : view.project().id();
  }

  private Answer form(Request request, Asking asking, View view, Filling filling) {
    var form = new NameForm(SavedViews.PATH + "/new", view.address().toString(), filling, queries.mayPublish(projectId(view), asking.viewer()), true);
    boolean bare = request.header("Turbo-Frame").isPresent();
    return pages.show(pages.page(request, asking.say("saved.new.title")), SavePages.class, "name", Map.of("form", form, "bare", bare));
  }
}
