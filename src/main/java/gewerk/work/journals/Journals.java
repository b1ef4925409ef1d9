package gewerk.work.journals;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

import gewerk.platform.Platform;

/** The history of rows: changes that one person makes within a few minutes are one entry (reference: activities, aggregation). */
public final class Journals {
  private final JournalStore store;
  private final IntSupplier aggregationMinutes;

  public Journals(Platform platform) {
    store = new JournalStore(platform.database());
    aggregationMinutes = () -> platform.settings().number("journal_aggregation_time_minutes");
  }

  public List<Journal> of(String resource, long resourceId) {
    return store.of(resource, resourceId);
  }

  public Optional<Journal> find(long id) {
    return store.find(id);
  }

  /** Writes an entry, or adds it to the last one. Belongs into the transaction of the change; returns the entry's id. */
  public long write(Entry entry) {
    var last = store.recent(entry.resource(), entry.resourceId(), aggregationMinutes.getAsInt()).filter(recent -> belongsTo(recent, entry));
    if (last.isEmpty()) {
      return store.insert(entry);
    }
    store.merge(last.get().id(), last.get().notes() + entry.notes(), Entry.merged(last.get().changes(), entry.changes()));
    return last.get().id();
  }

  /** For the first entry of a row that has just been made. */
  public long begin(Entry entry) {
    return store.insert(entry);
  }

  /** Entries of rows that were changed by something else than a person's hand; never added to another. */
  public void writeAll(Collection<Entry> entries) {
    store.insertAll(entries);
  }

  public void rewrite(long id, String notes) {
    store.setNotes(id, notes);
  }

  private static boolean belongsTo(Journal recent, Entry entry) {
    boolean commentOnCreation = recent.isCreation() && !entry.notes().isEmpty();
    return !commentOnCreation && recent.userId() == entry.userId() && recent.cause().equals(entry.cause()) && recent.internal() == entry.internal()
        && (recent.notes().isEmpty() || entry.notes().isEmpty());
  }
}
