package gewerk.time.workinghours;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import gewerk.platform.Platform;
import gewerk.platform.events.Event;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Changing;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Writes;
import gewerk.platform.resource.Written;
import gewerk.work.workdays.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Makes, changes and deletes working hours. Two records of one person never begin on one day. */
final class ChangeWorkingHours implements Changing<WorkingHours> {
  private static final Violation TAKEN = Violation.of("validFrom", "error.taken");

  private final Platform platform;
  private final Resource<WorkingHours> resource;
  private final WorkingTimeStore store;
  private final WorkingCalendar calendar;

  ChangeWorkingHours(Platform platform, Resource<WorkingHours> resource, WorkingTimeStore store, WorkingCalendar calendar) {
    this.platform = platform;
    this.resource = resource;
    this.store = store;
    this.calendar = calendar;
  }

  WorkingTimeStore store() {
    return store;
  }

  WorkingHours blank(long userId) {
    return WorkingHours.blank(userId, BigDecimal.valueOf(platform.settings().number("hours_per_day")), calendar.weekdays());
  }

  /** @param before never null: one that is about to be made is blank, so that it is known whose it is */
  @Override
  public Proposal<WorkingHours> propose(Asking asking, @Nullable WorkingHours before, Written written) {
    var base = java.util.Objects.requireNonNull(before);
    var hours = Stream.of(DayOfWeek.values()).map(day -> written.decimal(WorkingTimeRules.attribute(day), base.on(day))).toList();
    var proposed = new WorkingHours(base.id(), base.userId(), written.date("validFrom", base.validFrom()), hours,
        written.integer("availabilityFactor", base.availability()));
    var candidate = new Candidate<>(base.id() == 0 ? null : base, proposed);
    var wrong = new ArrayList<>(Writes.notWritable(resource, candidate, written, asking.viewer()));
    wrong.addAll(WorkingTimeRules.judge(candidate, LocalDate.now(asking.viewer().zone())));
    if (proposed.validFrom() != null && store.isBegun(proposed.userId(), proposed.validFrom(), proposed.id())) {
      wrong.add(TAKEN);
    }
    return new Proposal<>(candidate, written, wrong);
  }

  @Override
  public WorkingHours save(Asking asking, Proposal<WorkingHours> proposal) {
    var record = proposal.proposed();
    try {
      return platform.database().transaction(() -> {
        long id = write(record);
        happened(record.userId(), asking);
        return store.hours(record.userId(), id).orElseThrow();
      });
    } catch (DuplicateKeyException e) {
      throw Violation.refuse(List.of(TAKEN), resource, asking);
    }
  }

  void delete(WorkingHours record, Asking asking) {
    platform.database().inTransaction(() -> {
      store.deleteHours(record.id());
      happened(record.userId(), asking);
    });
  }

  private long write(WorkingHours record) {
    if (record.id() == 0) {
      return store.insert(record);
    }
    store.update(record);
    return record.id();
  }

  private void happened(long userId, Asking asking) {
    platform.events().happened(Event.now("user.working_hours_changed", "user", userId, null, asking.viewer().id()));
  }
}
