package gewerk.views.table.edit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Written;
import gewerk.projects.projects.Project;
import gewerk.views.editing.Typed;
import gewerk.views.table.View;
import gewerk.views.table.ViewReader;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** Makes a work package at the end of the table from a type and a subject. What the list is narrowed to, or the group it is made in, the new one has too. */
public final class QuickPages {
  /** What the form shows. */
  public record Quick(Project project, List<Choice> types, String type, String subject, @Nullable String group, @Nullable String error) {}

  private final Pages pages;
  private final WorkPackages workPackages;
  private final ViewReader views;

  public QuickPages(Pages pages, WorkPackages workPackages, ViewReader views) {
    this.pages = pages;
    this.workPackages = workPackages;
    this.views = views;
    pages.get("/projects/{identifier:text}/work_packages/quick", this::show).post("/projects/{identifier:text}/work_packages/quick", this::create);
  }

  private Answer show(Request request, Asking asking) {
    return form(request, asking, quick(request, asking, null));
  }

  private Answer create(Request request, Asking asking) {
    var project = project(request, asking);
    var values = new HashMap<String, @Nullable Object>(context(views.read(Back.to(request), asking), request, asking));
    values.put("project", project.id());
    values.put("subject", request.form("subject").orElse(""));
    request.form("type").filter(text -> !text.isEmpty() && text.length() < 19 && text.chars().allMatch(Character::isDigit)).map(Long::valueOf)
        .ifPresent(type -> values.put("type", type));
    var proposal = workPackages.changing().propose(asking, null, Written.of(values));
    if (!proposal.isValid()) {
      var problems = proposal.violations().stream().map(violation -> CellPages.sentence(violation, workPackages, asking)).distinct().toList();
      return form(request, asking, quick(request, asking, String.join(" ", problems))).withStatus(422);
    }
    var made = workPackages.changing().save(asking, proposal);
    return Pages.again(request, Back.to(request), Notice.good(asking.say("table.created", made.id(), made.subject())));
  }

  /** The values that a filter for exactly one of them, or the group, gives. */
  private Map<String, @Nullable Object> context(View view, Request request, Asking asking) {
    var values = new HashMap<String, @Nullable Object>();
    for (var use : view.listing().filters()) {
      if (use.operator() == Operator.IS && use.values().size() == 1) {
        put(values, use.filter().name(), use.values().getFirst().equals("me") ? String.valueOf(asking.viewer().id()) : use.values().getFirst());
      }
    }
    var grouping = view.listing().grouping();
    request.form("group").filter(group -> grouping != null && !group.isEmpty()).ifPresent(group -> put(values, Objects.requireNonNull(grouping).name(), group));
    values.remove("project");
    return values;
  }

  private void put(Map<String, @Nullable Object> values, String name, String text) {
    var attribute = workPackages.declaration().attribute(name).filter(found -> found.kind().isLink() && !found.is(Attribute.Trait.READ_ONLY) && !name.equals("author"));
    attribute.map(found -> CellPages.typed(workPackages, found, List.of(text))).filter(Typed::isUnderstood)
        .ifPresent(typed -> values.put(name, typed.written().get(name)));
  }

  private Answer form(Request request, Asking asking, Quick quick) {
    var title = asking.say("table.create");
    var project = quick.project();
    var page = pages.page(request, title, new gewerk.platform.pages.web.Navigation.Where(project.id(), project.identifier(), project.name()));
    var frame = CellPages.frame(request);
    var back = frame.isPresent() ? "" : Back.to(request);
    return pages.show(page, QuickPages.class, "quick", Map.of("quick", quick, "frame", frame.orElse("quick"), "bare", frame.isPresent(), "back", back));
  }

  private Quick quick(Request request, Asking asking, @Nullable String error) {
    var project = project(request, asking);
    var types = workPackages.neighbours().types().ofProject(project.id()).stream().map(type -> new Choice(String.valueOf(type.id()), type.name())).toList();
    return new Quick(project, types, request.form("type").orElse(""), request.form("subject").orElse(""),
        request.form("group").or(() -> request.query("group")).orElse(null), error);
  }

  private Project project(Request request, Asking asking) {
    var project = workPackages.neighbours().projects().find(request.text("identifier"), asking.viewer()).orElseThrow(Refusal::notFound);
    if (!asking.viewer().may("add_work_packages", project.id())) {
      throw Refusal.forbidden();
    }
    return project;
  }
}
