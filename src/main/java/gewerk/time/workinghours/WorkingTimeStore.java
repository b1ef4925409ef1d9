package gewerk.time.workinghours;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** The tables of working hours and of times away. */
final class WorkingTimeStore {
  private static final String HOURS = "id, user_id, valid_from, hours::text[] as hours, availability";

  private final Database database;

  WorkingTimeStore(Database database) {
    this.database = database;
  }

  /** The newest first. */
  List<WorkingHours> hours(long userId) {
    return database.list(Sql.of("select " + HOURS + " from user_working_hours where user_id = ? order by valid_from desc", userId), WorkingTimeStore::hours);
  }

  Optional<WorkingHours> hours(long userId, long id) {
    return database.one(Sql.of("select " + HOURS + " from user_working_hours where user_id = ? and id = ?", userId, id), WorkingTimeStore::hours);
  }

  long insert(WorkingHours record) {
    return database.insert(Sql.of("""
        insert into user_working_hours (user_id, valid_from, hours, availability) values (?, ?, ?::numeric[], ?) returning id
        """, record.userId(), record.validFrom(), numbers(record), record.availability()));
  }

  void update(WorkingHours record) {
    database.change(Sql.of("""
        update user_working_hours set valid_from = ?, hours = ?::numeric[], availability = ?, updated_at = now() where id = ?
        """, record.validFrom(), numbers(record), record.availability(), record.id()));
  }

  void deleteHours(long id) {
    database.change(Sql.of("delete from user_working_hours where id = ?", id));
  }

  boolean isBegun(long userId, @Nullable LocalDate validFrom, long byOtherThan) {
    return database.number(Sql.of("select count(*) from user_working_hours where user_id = ? and valid_from = ? and id <> ?", userId, validFrom, byOtherThan)) > 0;
  }

  /** Those that touch the span, in their order. */
  List<TimeAway> away(long userId, LocalDate from, LocalDate to) {
    return database.list(Sql.of("""
        select id, user_id, start_date, end_date from user_non_working_times
        where user_id = ? and end_date >= ? and start_date <= ? order by start_date
        """, userId, from, to), WorkingTimeStore::away);
  }

  Optional<TimeAway> away(long userId, long id) {
    return database.one(Sql.of("select id, user_id, start_date, end_date from user_non_working_times where user_id = ? and id = ?", userId, id),
        WorkingTimeStore::away);
  }

  boolean overlaps(TimeAway away) {
    return away(away.userId(), away.startDate(), away.endDate()).stream().anyMatch(other -> other.id() != away.id());
  }

  long insert(TimeAway away) {
    return database.insert(Sql.of("insert into user_non_working_times (user_id, start_date, end_date) values (?, ?, ?) returning id",
        away.userId(), away.startDate(), away.endDate()));
  }

  void update(TimeAway away) {
    database.change(Sql.of("update user_non_working_times set start_date = ?, end_date = ?, updated_at = now() where id = ?",
        away.startDate(), away.endDate(), away.id()));
  }

  void deleteAway(long id) {
    database.change(Sql.of("delete from user_non_working_times where id = ?", id));
  }

  private static String[] numbers(WorkingHours record) {
    return record.hours().stream().map(String::valueOf).toArray(String[]::new);
  }

  private static WorkingHours hours(Row row) {
    return new WorkingHours(row.id("id"), row.id("user_id"), row.dateOrNull("valid_from"), row.texts("hours").stream().<@Nullable BigDecimal>map(BigDecimal::new).toList(),
        row.integer("availability"));
  }

  private static TimeAway away(Row row) {
    return new TimeAway(row.id("id"), row.id("user_id"), row.dateOrNull("start_date"), row.dateOrNull("end_date"));
  }
}
