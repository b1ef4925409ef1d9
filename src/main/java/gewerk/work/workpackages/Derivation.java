package gewerk.work.workpackages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import gewerk.platform.settings.Settings;
import gewerk.work.progress.Progress;
import gewerk.work.progress.ProgressChange;
import gewerk.work.progress.ProgressRules;
import gewerk.work.progress.StatusStep;
import gewerk.work.scheduling.DateChange;
import gewerk.work.scheduling.DateDraft;
import gewerk.work.scheduling.DateRules;
import gewerk.work.scheduling.Dates;
import gewerk.work.scheduling.DerivedDates;
import gewerk.work.scheduling.ModeRules;
import gewerk.work.scheduling.Schedule;
import gewerk.work.scheduling.ModeRules.Ties;
import org.jspecify.annotations.Nullable;

/** Completes a written work package with what follows from it: dates from duration, remaining work from % complete, and so on. */
final class Derivation {
  private final Neighbours neighbours;
  private final PlanStore plan;
  private final Settings settings;

  Derivation(Neighbours neighbours, PlanStore plan, Settings settings) {
    this.neighbours = neighbours;
    this.plan = plan;
    this.settings = settings;
  }

  /** A work package with everything derived, and what cannot be. */
  record Derived(WorkPackage wp, List<Violation> violations) {}

  Derived derive(@Nullable WorkPackage before, WorkPackage written, Written what) {
    var violations = new ArrayList<Violation>();
    var scheduled = mode(before, written, what, violations);
    var dated = dates(before, scheduled, what, violations);
    return new Derived(progress(before, dated, what, violations), violations);
  }

  /** Automatic scheduling needs something to schedule from. */
  private WorkPackage mode(@Nullable WorkPackage before, WorkPackage wp, Written what, List<Violation> violations) {
    if (wp.scheduleManually() || before != null && !before.scheduleManually() && !what.has("scheduleManually") && !what.has("parent")) {
      return wp;
    }
    var ties = before == null && wp.parentId() == null ? Ties.NONE : plan.ties(wp);
    if (before == null) {
      ModeRules.onCreate(false, ties).ifPresent(wrong -> violations.add(violation(wrong.attribute(), wrong.message())));
      return wp;
    }
    return wp.scheduledManually(ModeRules.storedMode(false, ties));
  }

  private WorkPackage dates(@Nullable WorkPackage before, WorkPackage wp, Written what, List<Violation> violations) {
    if (wp.hasChildren() && !wp.scheduleManually()) {
      return wp;
    }
    boolean milestone = neighbours.isMilestone(wp);
    boolean turned = before != null && milestone && !neighbours.isMilestone(before);
    var saved = before == null ? Dates.NONE : before.dates();
    var change = change(what, before, wp);
    if (change.given().isEmpty() && !turned && (before == null || before.scheduleManually() == wp.scheduleManually())) {
      return wp.with(saved);
    }
    var derived = derive(wp, new DateDraft(saved, turned && change.given().isEmpty() ? change.date(last(saved)) : change, milestone));
    derived.violations().forEach(wrong -> violations.add(violation(wrong.attribute(), wrong.message())));
    return wp.with(derived.dates());
  }

  private DerivedDates derive(WorkPackage wp, DateDraft draft) {
    var rules = new DateRules(neighbours.calendar().get());
    if (wp.scheduleManually() || wp.isNew()) {
      return rules.manual(draft);
    }
    return rules.automatic(draft, Schedule.soonestStart(wp.id(), plan.snapshot(List.of(wp.id())), neighbours.calendar().get()));
  }

  private static @Nullable LocalDate last(Dates dates) {
    return dates.due() != null ? dates.due() : dates.start();
  }

  private DateChange change(Written what, @Nullable WorkPackage before, WorkPackage wp) {
    var change = DateChange.NONE;
    if (what.has("date") && neighbours.isMilestone(wp)) {
      change = change.date(what.date("date", null));
    }
    change = what.has("startDate") ? change.start(what.date("startDate", null)) : change;
    change = what.has("dueDate") ? change.due(what.date("dueDate", null)) : change;
    change = what.has("duration") ? change.duration(what.integer("duration", null)) : change;
    if (what.has("ignoreNonWorkingDays")) {
      change = change.ignoreNonWorkingDays(what.truth("ignoreNonWorkingDays", before != null && before.dates().ignoreNonWorkingDays()));
    }
    return change;
  }

  private WorkPackage progress(@Nullable WorkPackage before, WorkPackage wp, Written what, List<Violation> violations) {
    var saved = before == null ? Progress.NONE : before.progress();
    var derived = rules().write(saved, change(what), step(before, wp));
    for (var wrong : derived.violations()) {
      violations.add(wrong.isReadOnly() ? Violation.notWritable(wrong.attribute()) : violation(wrong.attribute(), wrong.message()));
    }
    return wp.with(derived.progress());
  }

  private static ProgressChange change(Written what) {
    var change = ProgressChange.NONE;
    change = what.has("estimatedTime") ? change.work(what.decimal("estimatedTime", null)) : change;
    change = what.has("remainingTime") ? change.remaining(what.decimal("remainingTime", null)) : change;
    return what.has("percentageDone") ? change.percent(what.integer("percentageDone", null)) : change;
  }

  private StatusStep step(@Nullable WorkPackage before, WorkPackage wp) {
    int ratio = ratio(wp.statusId());
    if (before == null) {
      return StatusStep.to(ratio);
    }
    var step = Objects.equals(before.statusId(), wp.statusId()) || ratio == ratio(before.statusId()) ? StatusStep.unchanged(ratio) : StatusStep.to(ratio);
    return !neighbours.isClosed(before.statusId()) && neighbours.isClosed(wp.statusId()) ? step.closing() : step;
  }

  private int ratio(long statusId) {
    return neighbours.statuses().find(statusId).map(status -> status.defaultDoneRatio()).orElse(0);
  }

  private ProgressRules rules() {
    var mode = settings.text("work_package_done_ratio").equals("status") ? ProgressRules.Mode.STATUS_BASED : ProgressRules.Mode.WORK_BASED;
    var onClose = settings.text("percent_complete_on_status_closed").equals("set_100p") ? ProgressRules.OnClose.SET_100 : ProgressRules.OnClose.NO_CHANGE;
    return new ProgressRules(mode, onClose);
  }

  private static Violation violation(String attribute, gewerk.platform.i18n.Message message) {
    return Violation.of(attribute, message.key(), message.arguments().toArray());
  }
}
