package gewerk.work.journals;

import java.util.function.Predicate;

import gewerk.platform.events.Event;
import gewerk.platform.events.Listener;

/**
 * Waits until entries of the history are as they will stay. Each writing is an event that is handed out when the time for additions is over;
 * by then an entry that was added to has another event behind it, and this one means nothing any more (reference: aggregated journals).
 */
record Settled(String name, Predicate<String> wanted, Journals journals, Journals.Hearing hearing) implements Listener {
  static final String KIND = "journal.written";

  @Override
  public boolean wants(Event event) {
    return event.kind().equals(KIND) && wanted.test(event.resource());
  }

  @Override
  public void handle(Event event) throws Exception {
    long id = ((Number) event.details().get("journal")).longValue();
    var journal = journals.find(id).filter(found -> found.updatedAt().toString().equals(event.details().get("as_of")));
    if (journal.isPresent()) {
      hearing.heard(journal.get());
    }
  }
}
