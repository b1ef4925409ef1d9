package gewerk.platform.events;

import java.util.List;

/**
 * Somebody who wants to know what happened.
 *
 * <p>Events of one row come in their order, one after the other; an event that could not be handled is tried again with growing pauses,
 * and holds back the later ones of its row. It may come twice: handling must bear that.
 */
public interface Listener {
  /** Stands in the database: never change it. */
  String name();

  boolean wants(Event event);

  void handle(Event event) throws Exception;

  /**
   * How many it takes together. More than one come as a list, in one transaction in which they are ticked off, too: all of them are handled, or
   * none. Such a listener writes to the database and does nothing else; when a list fails it is divided, until what is at fault stands alone.
   */
  default int together() {
    return 1;
  }

  /** Of one row in their order. */
  default void handleAll(List<Event> events) throws Exception {
    for (var event : events) {
      handle(event);
    }
  }
}
