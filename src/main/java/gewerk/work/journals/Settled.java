package gewerk.work.journals;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import gewerk.platform.events.Event;
import gewerk.platform.events.Listener;

/**
 * Waits until entries of the history are as they will stay. Each writing is an event that is handed out when the time for additions is over;
 * by then an entry that was added to has another event behind it, and this one means nothing any more (reference: aggregated journals).
 */
record Settled(String name, Predicate<String> wanted, Journals journals, Journals.Hearing hearing) implements Listener {
  static final String KIND = "journal.written";
  private static final int TOGETHER = 200;

  @Override
  public boolean wants(Event event) {
    return event.kind().equals(KIND) && wanted.test(event.resource());
  }

  @Override
  public int together() {
    return TOGETHER;
  }

  @Override
  public void handle(Event event) throws Exception {
    handleAll(List.of(event));
  }

  @Override
  public void handleAll(List<Event> events) throws Exception {
    var found = journals.find(events.stream().map(Settled::journal).toList());
    var settled = events.stream().flatMap(event -> Optional.ofNullable(found.get(journal(event))).filter(entry -> isAsOf(entry, event)).stream()).toList();
    if (!settled.isEmpty()) {
      hearing.heard(settled);
    }
  }

  private static boolean isAsOf(Journal journal, Event event) {
    return journal.updatedAt().toString().equals(event.details().get("as_of"));
  }

  private static long journal(Event event) {
    return ((Number) event.details().get("journal")).longValue();
  }
}
