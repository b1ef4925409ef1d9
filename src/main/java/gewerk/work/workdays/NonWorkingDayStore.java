package gewerk.work.workdays;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.database.Sql;

/** The table of single days off; small, and held in memory. */
final class NonWorkingDayStore {
  private final Database database;
  private final Held<NavigableMap<LocalDate, NonWorkingDay>> nonWorkingDays;

  NonWorkingDayStore(Database database) {
    this.database = database;
    nonWorkingDays = Held.of(database, Set.of("non_working_days"), () -> load(database));
  }

  NavigableMap<LocalDate, NonWorkingDay> all() {
    return nonWorkingDays.get();
  }

  void insert(NonWorkingDay day) {
    database.change(Sql.of("insert into non_working_days (date, name) values (?, ?)", day.date(), day.name()));
  }

  void delete(LocalDate date) {
    database.change(Sql.of("delete from non_working_days where date = ?", date));
  }

  private static NavigableMap<LocalDate, NonWorkingDay> load(Database database) {
    var all = new TreeMap<LocalDate, NonWorkingDay>();
    database.list(Sql.of("select date, name from non_working_days"),
        row -> new NonWorkingDay(Objects.requireNonNull(row.dateOrNull("date")), row.text("name"))).forEach(day -> all.put(day.date(), day));
    return all;
  }
}
