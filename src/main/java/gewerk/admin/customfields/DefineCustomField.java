package gewerk.admin.customfields;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

import gewerk.platform.access.Viewer;
import gewerk.platform.audit.Audit;
import gewerk.platform.audit.Entry;
import gewerk.platform.database.Database;
import gewerk.platform.events.Event;
import gewerk.platform.events.Outbox;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Makes, changes and deletes the definitions of custom fields; a matter for administrators. */
public final class DefineCustomField {
  /** What came of it. */
  public sealed interface Outcome {
    record Defined(long id) implements Outcome {}

    record Wrong(List<Violation> violations) implements Outcome {}
  }

  private final Database database;
  private final Outbox events;
  private final CustomFieldStore fields;
  private final DefinitionStore store;

  DefineCustomField(Database database, Outbox events, CustomFieldStore fields) {
    this.database = database;
    this.events = events;
    this.fields = fields;
    store = new DefinitionStore(database);
  }

  public Outcome create(Definition definition, Viewer viewer) {
    return save(null, definition, viewer);
  }

  public Outcome update(long id, Definition definition, Viewer viewer) {
    return save(find(id), definition, viewer);
  }

  /** With the values that rows have of it. */
  public void delete(long id, Viewer viewer) {
    refuseOthers(viewer);
    var field = find(id);
    database.inTransaction(() -> {
      store.delete(field);
      new Audit(database).note(Entry.of("custom_field.deleted", "custom_field", id, field.name()));
      happened("custom_field.deleted", id, viewer);
    });
  }

  /** Of these fields a project uses those that are chosen; whoever calls has checked that somebody may say so. */
  public void use(long projectId, List<Long> choosable, List<Long> chosen) {
    database.inTransaction(() -> store.use(projectId, choosable, chosen));
  }

  private Outcome save(@Nullable CustomField before, Definition definition, Viewer viewer) {
    refuseOthers(viewer);
    var others = fields.of(definition.resource()).stream().filter(field -> before == null || field.id() != before.id()).toList();
    var violations = new ArrayList<>(DefinitionRules.problems(definition, before, others));
    if (before != null && !new HashSet<>(before.choices().stream().map(CustomOption::id).toList()).containsAll(DefinitionStore.known(definition.items()))) {
      violations.add(Violation.of("options", "error.does_not_exist"));
    }
    if (!violations.isEmpty()) {
      return new Outcome.Wrong(violations);
    }
    try {
      return new Outcome.Defined(database.transaction(() -> write(before, definition, viewer)));
    } catch (DuplicateKeyException e) {
      return new Outcome.Wrong(List.of(Violation.of("name", "error.taken")));
    }
  }

  private long write(@Nullable CustomField before, Definition definition, Viewer viewer) {
    long id = before == null ? store.insert(definition) : before.id();
    if (before != null) {
      store.update(id, definition);
      var kept = DefinitionStore.known(definition.items());
      store.withdraw(before, before.choices().stream().map(CustomOption::id).filter(option -> !kept.contains(option)).toList());
    }
    store.place(id, definition.scope());
    store.offer(id, definition.format() == Format.HIERARCHY ? store.root(id, definition.name()) : null, definition.items());
    note(before == null ? "custom_field.created" : "custom_field.updated", id, before, definition);
    happened(before == null ? "custom_field.created" : "custom_field.updated", id, viewer);
    return id;
  }

  private void note(String action, long id, @Nullable CustomField before, Definition after) {
    new Audit(database).note(Entry.of(action, "custom_field", id, after.name())
        .changed("name", before == null ? null : before.name(), after.name())
        .changed("required", before != null && before.required(), after.traits().required())
        .changed("adminOnly", before != null && before.adminOnly(), after.traits().adminOnly())
        .changed("options", before == null ? List.of() : before.choices().stream().map(CustomOption::value).toList(), after.items().stream().map(Definition.Item::value).toList()));
  }

  private CustomField find(long id) {
    return Objects.requireNonNullElseGet(fields.all().get(id), () -> {
      throw Refusal.notFound();
    });
  }

  private static void refuseOthers(Viewer viewer) {
    if (!viewer.isAdmin()) {
      throw Refusal.forbidden();
    }
  }

  private void happened(String kind, long id, Viewer viewer) {
    events.happened(Event.now(kind, "custom_field", id, null, viewer.id()));
  }
}
