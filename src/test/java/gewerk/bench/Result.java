package gewerk.bench;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param statements of one turn; negative where nobody looked
 * @param used processor time meanwhile
 * @param sql turns of the same statements over bare JDBC per second; null where there is no such floor
 * @param fixed turns of a fixed body of the same size over the same server per second
 */
record Result(String cell, Measured measured, int statements, Machine.Used used, @Nullable Double sql, @Nullable Double fixed) {
  Result overFloor(@Nullable Double statementsAlone, @Nullable Double bodyAlone) {
    return new Result(cell, measured, statements, used, statementsAlone, bodyAlone);
  }

  double serverMilliseconds() {
    return used.server() * 1000 / Math.max(1, measured.nanos().length);
  }

  double databaseMilliseconds() {
    return used.database() * 1000 / Math.max(1, measured.nanos().length);
  }

  /** How many processors other programs kept busy. */
  double others() {
    return used.others() / measured.seconds();
  }

  /** What the processors could do if there were nothing but the statements and then the body. */
  @Nullable Double floor() {
    if (fixed == null) {
      return null;
    }
    return sql == null ? fixed : 1 / (1 / sql + 1 / fixed);
  }

  @Nullable Double ratio() {
    var floor = floor();
    return floor == null ? null : measured.perSecond() / floor;
  }
}
