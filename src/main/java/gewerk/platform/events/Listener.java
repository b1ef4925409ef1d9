package gewerk.platform.events;

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
}
