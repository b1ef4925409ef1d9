package gewerk.people.jobs;

import java.util.Map;
import java.util.Optional;

import gewerk.platform.database.Database;
import gewerk.platform.database.JsonColumn;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** The table of jobs that people wait for. */
final class JobStatusStore {
  private final Database database;

  JobStatusStore(Database database) {
    this.database = database;
  }

  String insert(long userId) {
    return database.one(Sql.of("insert into job_statuses (user_id) values (?) returning id::text as id", userId), row -> row.text("id")).orElseThrow();
  }

  Optional<JobStatus> find(String id) {
    return database.one(Sql.of("select id::text as id, user_id, status, message, payload::text as payload from job_statuses where id = ?::uuid", id),
        JobStatusStore::job);
  }

  void update(String id, String status, @Nullable String message, @Nullable Map<String, Object> payload) {
    database.change(Sql.of("update job_statuses set status = ?, message = ?, payload = ?::jsonb, updated_at = now() where id = ?::uuid", status, message,
        payload == null ? null : JsonColumn.write(payload), id));
  }

  private static JobStatus job(Row row) {
    var payload = row.textOrNull("payload");
    return new JobStatus(row.text("id"), row.id("user_id"), row.text("status"), row.textOrNull("message"), payload == null ? null : JsonColumn.readMap(payload));
  }
}
