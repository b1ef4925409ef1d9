package gewerk.platform.audit;

import java.time.Instant;
import java.util.List;

import gewerk.platform.database.Database;

/**
 * The log of administration: entries are added and read, never changed; they go when they are older than they must be kept.
 *
 * <p>An entry belongs into the transaction of the change that it tells of: so it is there exactly when the change is.
 */
public final class Audit {
  private final AuditStore store;

  public Audit(Database database) {
    store = new AuditStore(database);
  }

  /** By the caller, from the caller's address; by the program where nobody calls. */
  public void note(Entry entry) {
    store.insert(entry, Caller.current());
  }

  /** Newest first. */
  public List<Noted> find(Search search, int most, int skipped) {
    return store.find(search, most, skipped);
  }

  public long count(Search search) {
    return store.count(search);
  }

  /** The actions and kinds of subjects that occur, in order. */
  public List<String> actions() {
    return store.actions();
  }

  /** The only way in which entries go. */
  public int forgetBefore(Instant moment) {
    return store.forgetBefore(moment);
  }
}
