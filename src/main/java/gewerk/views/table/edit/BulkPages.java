package gewerk.views.table.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Written;
import gewerk.views.editing.Control.Shape;
import gewerk.views.editing.Controls;
import gewerk.views.table.Editable;
import gewerk.views.undo.Reverting;
import gewerk.views.undo.Reverting.Edit;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackageRights;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** Changes or deletes several work packages at once. Each is judged for itself: what is refused is told, the rest is done. */
public final class BulkPages {
  /** One field of the form. @param choices empty where a value is typed; several where they follow from what the rows have in common */
  public record Row(String name, String label, Shape shape, List<Choice> choices, boolean mayBeEmpty) {}

  private static final List<String> OFFERED =
      List.of("status", "assignee", "responsible", "priority", "type", "version", "category", "startDate", "dueDate", "estimatedTime", "percentageDone");
  /** What may be taken away is written as this word; nothing chosen is no change. */
  private static final String TAKE_AWAY = "none";
  private static final int MOST = 500;
  private static final int MOST_TOLD = 4;

  private final Pages pages;
  private final WorkPackages workPackages;
  private final Choices choices;
  private final Reverting reverting;

  public BulkPages(Pages pages, WorkPackages workPackages, Choices choices, Reverting reverting) {
    this.reverting = reverting;
    this.pages = pages;
    this.workPackages = workPackages;
    this.choices = choices;
    pages.get("/work_packages/bulk", this::show).post("/work_packages/bulk", this::change)
        .get("/work_packages/bulk/delete", this::ask).post("/work_packages/bulk/delete", this::delete);
  }

  private Answer show(Request request, Asking asking) {
    var rows = found(request.queries("ids"), asking).stream().filter(wp -> WorkPackageRights.mayUpdate(wp, asking.viewer())).toList();
    var fields = rows.isEmpty() ? List.<Row>of() : OFFERED.stream().flatMap(name -> workPackages.declaration().attribute(name).stream())
        .filter(attribute -> rows.stream().anyMatch(wp -> Editable.isWritable(attribute, Candidate.unchanged(wp), asking.viewer())))
        .map(attribute -> row(attribute, rows, asking)).toList();
    return show(request, asking, "bulk", Map.of("rows", rows, "fields", fields));
  }

  private Row row(Attribute<WorkPackage> attribute, List<WorkPackage> rows, Asking asking) {
    var shape = Controls.shape(attribute);
    var offered = shape == Shape.CHOICE ? common(attribute, rows, asking) : List.<Choice>of();
    return new Row(attribute.name(), attribute.label(workPackages.declaration(), asking.words()), shape, offered, !attribute.is(Trait.REQUIRED));
  }

  /** What can be chosen for one row of each project and type; statuses follow from each row's own and are told by the workflow. */
  private List<Choice> common(Attribute<WorkPackage> attribute, List<WorkPackage> rows, Asking asking) {
    if (attribute.name().equals("status")) {
      return workPackages.neighbours().statuses().all().stream().map(status -> new Choice(String.valueOf(status.id()), status.name())).toList();
    }
    var samples = new LinkedHashMap<Long, WorkPackage>();
    rows.forEach(wp -> samples.putIfAbsent(wp.projectId(), wp));
    var common = new ArrayList<Choice>();
    samples.values().stream().limit(5).map(wp -> choices.of(attribute, Candidate.unchanged(wp), asking)).forEach(offered -> {
      if (common.isEmpty()) {
        common.addAll(offered);
      } else {
        common.retainAll(offered);
      }
    });
    return List.copyOf(common);
  }

  private Answer change(Request request, Asking asking) {
    var texts = new LinkedHashMap<Attribute<WorkPackage>, String>();
    OFFERED.forEach(name -> request.form(name).filter(text -> !text.isBlank())
        .flatMap(text -> workPackages.declaration().attribute(name)).ifPresent(attribute -> texts.put(attribute, request.form(name).orElseThrow())));
    var refused = new ArrayList<String>();
    var edits = new ArrayList<Edit>();
    for (var wp : texts.isEmpty() ? List.<WorkPackage>of() : found(request.forms("ids"), asking)) {
      var problem = changed(wp, texts, asking, edits);
      if (problem != null) {
        refused.add("#" + wp.id() + " " + problem);
      }
    }
    return Pages.again(request, Back.to(request), reverting.offer(told("table.changed", edits.size(), refused, asking), edits, asking));
  }

  /** Null when it was saved, otherwise what was wrong. */
  private @Nullable String changed(WorkPackage wp, Map<Attribute<WorkPackage>, String> texts, Asking asking, List<Edit> edits) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("lockVersion", wp.lockVersion());
    for (var entry : texts.entrySet()) {
      var attribute = entry.getKey();
      var typed = CellPages.typed(workPackages, attribute, List.of(entry.getValue().equals(TAKE_AWAY) ? "" : entry.getValue()));
      if (!typed.isUnderstood()) {
        return attribute.label(workPackages.declaration(), asking.words()) + " " + asking.say(typed.problem(attribute.name()).orElseThrow());
      }
      values.put(nameFor(attribute, wp, asking), typed.written().get(attribute.name()));
    }
    try {
      var proposal = workPackages.changing().propose(asking, wp, Written.of(values));
      if (!proposal.isValid()) {
        return String.join(" ", proposal.violations().stream().map(violation -> CellPages.sentence(violation, workPackages, asking)).distinct().toList());
      }
      edits.add(new Edit(wp, workPackages.changing().save(asking, proposal)));
      return null;
    } catch (Refusal refusal) {
      return asking.say(refusal.reason());
    }
  }

  /** A milestone's one date is set by either. */
  private static String nameFor(Attribute<WorkPackage> attribute, WorkPackage wp, Asking asking) {
    boolean date = attribute.name().equals("startDate") || attribute.name().equals("dueDate");
    return date && !attribute.isShown(wp, asking.viewer()) ? "date" : attribute.name();
  }

  private Answer ask(Request request, Asking asking) {
    var rows = found(request.queries("ids"), asking).stream().filter(wp -> WorkPackageRights.mayDelete(wp, asking.viewer())).toList();
    return show(request, asking, "bulk-delete", Map.of("rows", rows, "fields", List.of()));
  }

  private Answer delete(Request request, Asking asking) {
    var refused = new ArrayList<String>();
    int deleted = 0;
    for (var wp : found(request.forms("ids"), asking)) {
      if (WorkPackageRights.mayDelete(wp, asking.viewer())) {
        workPackages.find(wp.id(), asking.viewer()).ifPresent(still -> workPackages.delete(still, asking.viewer()));
        deleted++;
      } else {
        refused.add("#" + wp.id() + " " + asking.say("table.delete.forbidden"));
      }
    }
    return Pages.again(request, Back.to(request), told("table.deleted", deleted, refused, asking));
  }

  /** {@code 5 changed, 1 refused: #1042 Status …}. */
  private static Notice told(String done, int count, List<String> refused, Asking asking) {
    var words = asking.say(done, count);
    if (refused.isEmpty()) {
      return count == 0 ? Notice.bad(asking.say("table.nothing_to_do")) : Notice.good(words);
    }
    var told = String.join(" ", refused.stream().limit(MOST_TOLD).toList());
    var more = refused.size() > MOST_TOLD ? " " + asking.say("table.refused.more", refused.size() - MOST_TOLD) : "";
    return Notice.bad(asking.say("table.refused", words, refused.size(), told + more));
  }

  private Answer show(Request request, Asking asking, String template, Map<String, List<?>> lists) {
    var page = pages.page(request, asking.words().count("table." + template, lists.get("rows").size()));
    var parameters = new java.util.HashMap<String, Object>(lists);
    parameters.put("back", Back.to(request));
    parameters.put("bare", request.header("Turbo-Frame").isPresent());
    return pages.show(page, BulkPages.class, template, parameters);
  }

  private List<WorkPackage> found(List<String> ids, Asking asking) {
    var numbers = ids.stream().filter(id -> !id.isEmpty() && id.length() < 19 && id.chars().allMatch(Character::isDigit)).map(Long::valueOf).distinct().limit(MOST).toList();
    return workPackages.find(numbers, asking.viewer());
  }
}
