package gewerk.platform.jobs;

import java.util.HashMap;
import java.util.Map;

import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;

/** Why recurring jobs failed last. */
final class JobStore {
  private static final int LONGEST = 2_000;

  private final Database database;

  JobStore(Database database) {
    this.database = database;
  }

  void failed(String name, String message) {
    database.change(Sql.of("""
        insert into job_failures (name, failed_at, message) values (?, now(), ?)
        on conflict (name) do update set failed_at = excluded.failed_at, message = excluded.message
        """, name, message.length() > LONGEST ? message.substring(0, LONGEST) : message));
  }

  /** By the job's name, its time and its message. */
  Map<String, Job.Failure> failures() {
    var failures = new HashMap<String, Job.Failure>();
    database.list(Sql.of("select name, failed_at, message from job_failures"),
        row -> Map.entry(row.text("name"), new Job.Failure(row.instant("failed_at"), row.text("message"), 0)))
        .forEach(entry -> failures.put(entry.getKey(), entry.getValue()));
    return failures;
  }
}
