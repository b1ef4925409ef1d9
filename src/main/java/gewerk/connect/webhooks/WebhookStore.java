package gewerk.connect.webhooks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import gewerk.connect.webhooks.Webhook.Words;
import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** The tables of webhooks. There are few, and each event asks for them: they stay in memory. */
final class WebhookStore {
  private final Database database;
  private final Held<Map<Long, Webhook>> all;

  WebhookStore(Database database) {
    this.database = database;
    all = Held.of(database, Set.of("webhooks", "webhook_events", "webhook_projects"), this::load);
  }

  /** In the order of their ids. */
  Map<Long, Webhook> all() {
    return all.get();
  }

  /** Names of all others. */
  List<String> namesBeside(long id) {
    return all().values().stream().filter(webhook -> webhook.id() != id).map(Webhook::name).toList();
  }

  long insert(Draft draft, @Nullable String sealedSecret) {
    return database.transaction(() -> {
      long id = database.insert(Sql.of("""
          insert into webhooks (name, url, description, secret, enabled, all_projects) values (?, ?, ?, ?, ?, ?) returning id
          """, draft.name(), draft.url(), draft.description(), sealedSecret, draft.enabled(), draft.allProjects()));
      setChoices(id, draft);
      return id;
    });
  }

  void update(long id, Draft draft, @Nullable String sealedSecret) {
    database.inTransaction(() -> {
      database.change(Sql.of("""
          update webhooks set name = ?, url = ?, description = ?, secret = ?, enabled = ?, all_projects = ?, updated_at = now() where id = ?
          """, draft.name(), draft.url(), draft.description(), sealedSecret, draft.enabled(), draft.allProjects(), id));
      setChoices(id, draft);
    });
  }

  boolean delete(long id) {
    return database.change(Sql.of("delete from webhooks where id = ?", id)) > 0;
  }

  private void setChoices(long id, Draft draft) {
    database.change(Sql.of("delete from webhook_events where webhook_id = ?", id));
    database.change(Sql.of("insert into webhook_events (webhook_id, name) select distinct ?, name from unnest(?) as name", id, draft.events().toArray(String[]::new)));
    database.change(Sql.of("delete from webhook_projects where webhook_id = ?", id));
    if (!draft.allProjects()) {
      database.change(Sql.of("insert into webhook_projects (webhook_id, project_id) select ?, id from projects where id = any(?)", id, Sql.longs(draft.projects())));
    }
  }

  private Map<Long, Webhook> load() {
    return database.list(Sql.of("""
        select w.id, w.name, w.url, w.description, w.secret, w.enabled, w.all_projects,
          (select array_agg(e.name) from webhook_events e where e.webhook_id = w.id) as events,
          (select array_agg(p.project_id) from webhook_projects p where p.webhook_id = w.id) as projects
        from webhooks w order by w.id
        """), WebhookStore::webhook).stream().collect(Collectors.toMap(Webhook::id, Function.identity(), (one, other) -> one, java.util.LinkedHashMap::new));
  }

  private static Webhook webhook(Row row) {
    return new Webhook(row.id("id"), new Words(row.text("name"), row.text("description")), row.text("url"), row.textOrNull("secret"), row.bool("enabled"),
        Set.copyOf(row.texts("events")), row.bool("all_projects"), Set.copyOf(row.ids("projects")));
  }
}
