package gewerk.work.workdays;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gewerk.platform.Platform;
import gewerk.platform.audit.Entry;
import gewerk.platform.events.Event;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Changes on which days of the week work is done, and which single days are off. */
final class ChangeCalendar {
  private static final Violation TAKEN = Violation.of("date", "error.taken");
  private static final String SETTING = "working_days";

  private final Platform platform;
  private final WorkingCalendar calendar;
  private final NonWorkingDayStore store;

  ChangeCalendar(Platform platform, WorkingCalendar calendar, NonWorkingDayStore store) {
    this.platform = platform;
    this.calendar = calendar;
    this.store = store;
  }

  /** @param working for some days of the week whether work is done on them; the others stay as they are */
  List<Violation> change(Map<DayOfWeek, Boolean> working, Asking asking) {
    var days = EnumSet.copyOf(calendar.weekdays());
    working.forEach((day, isWorking) -> {
      if (isWorking) {
        days.add(day);
      } else {
        days.remove(day);
      }
    });
    var wrong = wrongWith(days);
    if (wrong.isEmpty() && !days.equals(calendar.weekdays())) {
      platform.database().inTransaction(() -> {
        platform.settings().set(SETTING, days.stream().map(day -> String.valueOf(day.getValue())).toList());
        happened(asking);
      });
    }
    return wrong;
  }

  /** @param before null for a day off that is about to be made */
  Proposal<NonWorkingDay> propose(@Nullable NonWorkingDay before, Written written) {
    var date = written.date("date", before == null ? null : before.date());
    var name = written.text("name", before == null ? "" : before.name());
    var proposed = new NonWorkingDay(date == null ? LocalDate.EPOCH : date, name == null ? "" : name.strip());
    var wrong = new ArrayList<Violation>();
    if (date == null) {
      wrong.add(Violation.of("date", "error.blank"));
    } else if ((before == null || !before.date().equals(date)) && calendar.nonWorkingDay(date).isPresent()) {
      wrong.add(TAKEN);
    }
    if (proposed.name().isEmpty()) {
      wrong.add(Violation.of("name", "error.blank"));
    }
    return new Proposal<>(new Candidate<>(before, proposed), written, wrong);
  }

  NonWorkingDay save(Proposal<NonWorkingDay> proposal, Resource<NonWorkingDay> resource, Asking asking) {
    var day = proposal.proposed();
    try {
      platform.database().inTransaction(() -> {
        if (!proposal.candidate().isNew()) {
          store.delete(proposal.candidate().current().date());
        }
        store.insert(day);
        note(proposal.candidate().isNew() ? "non_working_day.created" : "non_working_day.updated", proposal.candidate().saved(), day);
        happened(asking);
      });
    } catch (DuplicateKeyException e) {
      throw Violation.refuse(List.of(TAKEN), resource, asking);
    }
    return day;
  }

  void delete(NonWorkingDay day, Asking asking) {
    platform.database().inTransaction(() -> {
      store.delete(day.date());
      note("non_working_day.deleted", day, null);
      happened(asking);
    });
  }

  private List<Violation> wrongWith(Set<DayOfWeek> days) {
    if (days.isEmpty()) {
      return List.of(Violation.sentence("base", "week_day.none_left"));
    }
    return platform.settings().isFixed(SETTING) ? List.of(Violation.sentence("base", "week_day.fixed")) : List.of();
  }

  private void note(String action, @Nullable NonWorkingDay before, @Nullable NonWorkingDay after) {
    var subject = java.util.Objects.requireNonNull(after == null ? before : after);
    platform.audit().note(Entry.of(action, "non_working_day", subject.date().toEpochDay(), subject.name())
        .changed("date", before == null ? null : before.date(), after == null ? null : after.date())
        .changed("name", before == null ? null : before.name(), after == null ? null : after.name()));
  }

  private void happened(Asking asking) {
    platform.events().happened(Event.now("calendar.changed", "calendar", 0, null, asking.viewer().id()));
  }
}
