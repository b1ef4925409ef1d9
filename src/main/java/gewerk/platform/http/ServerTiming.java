package gewerk.platform.http;

import java.util.Locale;

import gewerk.platform.database.Database;

/** How long an answer took and how many statements it cost, as the developer tools of browsers show it (W3C Server Timing). */
record ServerTiming(long nanos, int statements) {
  static ServerTiming begin() {
    return new ServerTiming(System.nanoTime(), Database.statementsSoFar());
  }

  /** A streamed body is no part of it: it runs when the headers have left. */
  Answer onto(Answer answer) {
    double milliseconds = (System.nanoTime() - nanos) / 1e6;
    return answer.with("Server-Timing", String.format(Locale.ROOT, "db;desc=\"%d statements\", total;dur=%.1f",
        Database.statementsSoFar() - statements, milliseconds));
  }
}
