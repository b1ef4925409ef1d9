package gewerk.time.workinghours;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/** Makes, changes and deletes times away, which never overlap. */
final class ChangeTimeAway implements Changing<TimeAway> {
  private static final Violation OVERLAP = Violation.sentence("base", "working_hours.overlap");

  private final Platform platform;
  private final Resource<TimeAway> resource;
  private final WorkingTimeStore store;

  ChangeTimeAway(Platform platform, Resource<TimeAway> resource, WorkingTimeStore store) {
    this.platform = platform;
    this.resource = resource;
    this.store = store;
  }

  WorkingTimeStore store() {
    return store;
  }

  /** @param before never null: one that is about to be made is blank, so that it is known whose it is */
  @Override
  public Proposal<TimeAway> propose(Asking asking, @Nullable TimeAway before, Written written) {
    var base = Objects.requireNonNull(before);
    var proposed = new TimeAway(base.id(), base.userId(), written.date("startDate", base.startDate()), written.date("endDate", base.endDate()));
    var candidate = new Candidate<>(base.id() == 0 ? null : base, proposed);
    var wrong = new ArrayList<>(Writes.notWritable(resource, candidate, written, asking.viewer()));
    wrong.addAll(WorkingTimeRules.judge(proposed));
    if (wrong.isEmpty() && store.overlaps(proposed)) {
      wrong.add(OVERLAP);
    }
    return new Proposal<>(candidate, written, wrong);
  }

  @Override
  public TimeAway save(Asking asking, Proposal<TimeAway> proposal) {
    var away = proposal.proposed();
    try {
      return platform.database().transaction(() -> {
        long id = write(away);
        happened(away.userId(), asking);
        return store.away(away.userId(), id).orElseThrow();
      });
    } catch (DataIntegrityViolationException e) { // two requests at once: the table refuses the second
      throw Violation.refuse(List.of(OVERLAP), resource, asking);
    }
  }

  void delete(TimeAway away, Asking asking) {
    platform.database().inTransaction(() -> {
      store.deleteAway(away.id());
      happened(away.userId(), asking);
    });
  }

  private long write(TimeAway away) {
    if (away.id() == 0) {
      return store.insert(away);
    }
    store.update(away);
    return away.id();
  }

  private void happened(long userId, Asking asking) {
    platform.events().happened(Event.now("user.non_working_times_changed", "user", userId, null, asking.viewer().id()));
  }
}
