package gewerk.views.table.edit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import gewerk.views.editing.Control;
import gewerk.views.editing.Control.Shape;
import gewerk.views.editing.Controls;
import gewerk.views.editing.Typed;
import gewerk.views.table.Cell;
import gewerk.views.table.Cells;
import gewerk.views.table.Editable;
import gewerk.views.undo.Reverting;
import gewerk.views.undo.Reverting.Edit;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** Edits one attribute of one work package: in its cell, or on a small page of its own where there are no scripts. */
public final class CellPages {
  /** One attribute of one work package, which the reader may change. */
  private record Place(WorkPackage wp, Attribute<WorkPackage> attribute) {
    String present() {
      return Controls.written(attribute, attribute.value(wp));
    }
  }

  private final Pages pages;
  private final WorkPackages workPackages;
  private final Choices choices;
  private final Reverting reverting;

  public CellPages(Pages pages, WorkPackages workPackages, Choices choices, Reverting reverting) {
    this.reverting = reverting;
    this.pages = pages;
    this.workPackages = workPackages;
    this.choices = choices;
    pages.get("/work_packages/{id}/edit/{attribute:text}", this::show).post("/work_packages/{id}/edit/{attribute:text}", this::save);
  }

  private Answer show(Request request, Asking asking) {
    var place = place(request, asking);
    return form(request, asking, place, field(place, asking).value(place.present()));
  }

  private Answer save(Request request, Asking asking) {
    var place = place(request, asking);
    var typed = typed(workPackages, place.attribute, request.forms(place.attribute.name()));
    var problem = typed.problem(place.attribute.name());
    return problem.isPresent() ? again(request, asking, place, asking.say(problem.get())) : save(request, asking, place, typed.written());
  }

  private Answer save(Request request, Asking asking, Place place, Written written) {
    var seen = request.form("lockVersion").orElse("");
    boolean changedMeanwhile = !seen.equals(String.valueOf(place.wp.lockVersion()));
    if (changedMeanwhile && !request.form("was").orElse("").equals(place.present())) {
      return conflict(request, asking, place, written);
    }
    try {
      var proposal = workPackages.changing().propose(asking, place.wp, written.with("lockVersion", place.wp.lockVersion()));
      if (!proposal.isValid()) {
        return again(request, asking, place, told(proposal, asking));
      }
      var saved = workPackages.changing().save(asking, proposal);
      var notice = Notice.good(asking.say("table.saved", label(place, asking), place.wp.id()));
      return Pages.again(request, Back.to(request), reverting.offer(notice, List.of(new Edit(place.wp, saved)), asking));
    } catch (Refusal refusal) {
      if (refusal.status() != 409) {
        throw refusal;
      }
      return conflict(request, asking, new Place(find(place.wp.id(), asking), place.attribute), written);
    }
  }

  /** What one field means; a field that is not sent at all takes the value away. */
  static Typed typed(WorkPackages workPackages, Attribute<WorkPackage> attribute, List<String> texts) {
    return Typed.read(Map.of(attribute.name(), texts.isEmpty() ? List.of("") : texts), workPackages.declaration());
  }

  /** What is wrong, each with its own name. */
  private String told(Proposal<WorkPackage> proposal, Asking asking) {
    return String.join(" ", proposal.violations().stream().map(violation -> sentence(violation, workPackages, asking)).distinct().toList());
  }

  static String sentence(Violation violation, WorkPackages workPackages, Asking asking) {
    var said = asking.say(violation.text());
    return violation.whole() ? said : workPackages.declaration().attribute(violation.attribute())
        .map(attribute -> attribute.label(workPackages.declaration(), asking.words()) + " " + said).orElse(said);
  }

  private Answer again(Request request, Asking asking, Place place, String error) {
    var field = field(place, asking).value(String.join(",", request.forms(place.attribute.name()))).error(error);
    return form(request, asking, place, field).withStatus(422);
  }

  private Answer form(Request request, Asking asking, Place place, Field field) {
    var page = page(request, asking, place);
    return show(request, page, "cell-form", Map.of("editor", editor(request, asking, place, field)));
  }

  private Editor editor(Request request, Asking asking, Place place, Field field) {
    var shape = Controls.shape(place.attribute);
    boolean chosen = shape == Shape.CHOICE || shape == Shape.SEVERAL;
    var offered = chosen ? choices.of(place.attribute, Candidate.unchanged(place.wp), asking) : List.<Choice>of();
    var frame = frame(request);
    return new Editor(frame.orElse("sheet"), place.wp, new Control(shape, field, offered), place.present(),
        frame.isPresent() ? null : Back.to(request));
  }

  /** Both values, to choose from; nothing is saved yet. */
  private Answer conflict(Request request, Asking asking, Place place, Written written) {
    var page = page(request, asking, place);
    var cells = new Cells(workPackages.neighbours(), asking, page.formats());
    var conflict = new Editor.Conflict(words(cells, place.attribute, place.attribute.value(place.wp), asking), words(cells, place.attribute, written.get(place.attribute.name()), asking),
        request.forms(place.attribute.name()));
    var editor = editor(request, asking, place, field(place, asking));
    return show(request, page, "cell-conflict", Map.of("editor", editor, "conflict", conflict, "list", Back.to(request))).withStatus(409);
  }

  private static String words(Cells cells, Attribute<WorkPackage> attribute, @Nullable Object value, Asking asking) {
    return switch (cells.value(attribute, value)) {
      case Cell.Plain(var text) -> text;
      case Cell.Chip(var label, var hue, var square) -> label;
      case Cell.Who(var name, var initials) -> name;
      case Cell.When(var text, var late) -> text;
      case Cell.Done(var percent, var text) -> text;
      case Cell.Nothing() -> asking.say("table.group.none");
    };
  }

  private Field field(Place place, Asking asking) {
    var field = Field.of(place.attribute.name(), label(place, asking));
    return place.attribute.is(Trait.REQUIRED) ? field.required() : field;
  }

  private String label(Place place, Asking asking) {
    return place.attribute.label(workPackages.declaration(), asking.words());
  }

  private Page page(Request request, Asking asking, Place place) {
    return pages.page(request, asking.say("table.edit", label(place, asking), place.wp.id()));
  }

  private Answer show(Request request, Page page, String template, Map<String, ?> parameters) {
    var all = new LinkedHashMap<String, Object>(parameters);
    all.put("bare", frame(request).isPresent());
    return pages.show(page, CellPages.class, template, all);
  }

  /** The frame that asks, as the browser names it. */
  static Optional<String> frame(Request request) {
    return request.header("Turbo-Frame").filter(name -> name.length() < 64 && name.chars().allMatch(letter -> Character.isLetterOrDigit(letter) || letter == '-'));
  }

  private Place place(Request request, Asking asking) {
    var wp = find(request.id("id"), asking);
    var attribute = workPackages.declaration().attribute(request.text("attribute")).orElseThrow(Refusal::notFound);
    if (!Editable.isWritable(attribute, Candidate.unchanged(wp), asking.viewer())) {
      throw Refusal.forbidden();
    }
    return new Place(wp, attribute);
  }

  private WorkPackage find(long id, Asking asking) {
    return workPackages.find(id, asking.viewer()).orElseThrow(Refusal::notFound);
  }
}
