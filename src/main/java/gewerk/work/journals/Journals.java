package gewerk.work.journals;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import gewerk.platform.Platform;
import gewerk.platform.events.Event;

/** The history of rows: changes that one person makes within a few minutes are one entry (reference: activities, aggregation). */
public final class Journals {
  private final Platform platform;
  private final JournalStore store;
  private final IntSupplier aggregationMinutes;

  public Journals(Platform platform) {
    this.platform = platform;
    store = new JournalStore(platform.database());
    aggregationMinutes = () -> platform.settings().number("journal_aggregation_time_minutes");
  }

  public List<Journal> of(String resource, long resourceId) {
    return store.of(resource, resourceId);
  }

  public Optional<Journal> find(long id) {
    return store.find(id);
  }

  /** By their ids. */
  public Map<Long, Journal> find(Collection<Long> ids) {
    return store.find(ids).stream().collect(Collectors.toMap(Journal::id, journal -> journal));
  }

  /** Writes an entry, or adds it to the last one. Belongs into the transaction of the change; returns the entry's id. */
  public long write(Entry entry) {
    var last = store.recent(entry.resource(), entry.resourceId(), aggregationMinutes.getAsInt()).filter(recent -> belongsTo(recent, entry));
    var written = last.isEmpty() ? store.insert(entry)
        : store.merge(last.get().id(), last.get().notes() + entry.notes(), Entry.merged(last.get().changes(), entry.changes()));
    tell(List.of(written));
    return written.id();
  }

  /** For the first entry of a row that has just been made. */
  public long begin(Entry entry) {
    var written = store.insert(entry);
    tell(List.of(written));
    return written.id();
  }

  /** Entries of rows that were changed by something else than a person's hand; never added to another. */
  public void writeAll(Collection<Entry> entries) {
    tell(store.insertAll(entries));
  }

  /** As long as an entry can still be added to, those who hear of it hear the new words. */
  public void rewrite(long id, String notes) {
    boolean open = store.find(id).filter(journal -> journal.updatedAt().isAfter(Instant.now().minus(aggregation()))).isPresent();
    var written = store.setNotes(id, notes);
    if (open) {
      tell(List.of(written));
    }
  }

  /**
   * Hears of each entry as soon as nothing is added to it any more, in the order of the entries of a row; it may hear twice of one. It hears of
   * many together, in a transaction: it writes to the database and does nothing else.
   *
   * @param name stands in the database: never change it
   * @param wanted by the resource of the entry
   */
  public void whenSettled(String name, Predicate<String> wanted, Hearing hearing) {
    platform.events().subscribe(new Settled(name, wanted, this, hearing));
  }

  /** Is told of entries that have settled. */
  @FunctionalInterface
  public interface Hearing {
    void heard(List<Journal> journals) throws Exception;
  }

  private void tell(Collection<JournalStore.Written> written) {
    var events = written.stream().map(one -> Event.now(Settled.KIND, one.resource(), one.resourceId(), null, one.userId())
        .with(Map.of("journal", one.id(), "as_of", one.at().toString()))).toList();
    platform.events().happened(events, Instant.now().plus(aggregation()));
  }

  private Duration aggregation() {
    return Duration.ofMinutes(aggregationMinutes.getAsInt());
  }

  private static boolean belongsTo(Journal recent, Entry entry) {
    boolean commentOnCreation = recent.isCreation() && !entry.notes().isEmpty();
    return !commentOnCreation && recent.userId() == entry.userId() && recent.cause().equals(entry.cause()) && recent.internal() == entry.internal()
        && (recent.notes().isEmpty() || entry.notes().isEmpty());
  }
}
