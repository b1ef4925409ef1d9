package gewerk.admin.customfields;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import gewerk.platform.database.CustomColumn;
import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** Writes the definitions of custom fields, and takes values that can be no more out of the rows that have them. */
final class DefinitionStore {
  private final Database database;

  DefinitionStore(Database database) {
    this.database = database;
  }

  long insert(Definition definition) {
    var traits = definition.traits();
    var limits = definition.limits();
    return database.insert(Sql.of("""
        insert into custom_fields (resource, name, format, required, multi_value, for_all_projects, admin_only, filterable, searchable,
          minimum_length, maximum_length, pattern, formula, default_value, position)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select coalesce(max(position), 0) + 1 from custom_fields where resource = ?))
        returning id
        """, definition.resource(), definition.name().strip(), definition.format().word(), traits.required(), traits.several(),
        definition.scope().everywhere(), traits.adminOnly(), traits.filterable(), traits.searchable(), limits.shortest(), limits.longest(),
        limits.pattern(), definition.formula(), definition.defaultValue(), definition.resource()));
  }

  void update(long id, Definition definition) {
    var traits = definition.traits();
    var limits = definition.limits();
    database.change(Sql.of("""
        update custom_fields set name = ?, required = ?, multi_value = ?, for_all_projects = ?, admin_only = ?, filterable = ?, searchable = ?,
          minimum_length = ?, maximum_length = ?, pattern = ?, formula = ?, default_value = ?, updated_at = now()
        where id = ?
        """, definition.name().strip(), traits.required(), traits.several(), definition.scope().everywhere(), traits.adminOnly(), traits.filterable(),
        traits.searchable(), limits.shortest(), limits.longest(), limits.pattern(), definition.formula(), definition.defaultValue(), id));
  }

  /** Replaces where the field is in use. */
  void place(long id, CustomField.Scope scope) {
    database.change(Sql.of("delete from custom_field_types where custom_field_id = ?", id));
    database.change(Sql.of("delete from custom_field_projects where custom_field_id = ?", id));
    database.change(Sql.of("insert into custom_field_types (custom_field_id, type_id) select ?, unnest(?::bigint[])", id, Sql.longs(scope.types())));
    database.change(Sql.of("insert into custom_field_projects (custom_field_id, project_id) select ?, unnest(?::bigint[])", id, Sql.longs(scope.projects())));
  }

  void use(long projectId, List<Long> choosable, List<Long> chosen) {
    database.change(Sql.of("delete from custom_field_projects where project_id = ? and custom_field_id = any(?)", projectId, Sql.longs(choosable)));
    database.change(Sql.of("insert into custom_field_projects (custom_field_id, project_id) select unnest(?::bigint[]), ?", Sql.longs(chosen), projectId));
  }

  /** The root of a hierarchy bears the name of its field, because an option needs a name; nobody sees it. */
  long root(long fieldId, String name) {
    var text = name.strip();
    return database.one(Sql.of("select id from custom_options where custom_field_id = ? and parent_id is null", fieldId), row -> row.id("id"))
        .orElseGet(() -> insert(fieldId, null, new Definition.Item(null, text.substring(0, Math.min(255, text.length())), null, false, List.of()), 1));
  }

  /** Makes new options and puts known ones in their places. */
  void offer(long fieldId, @Nullable Long parent, List<Definition.Item> items) {
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      long id = item.id() == null ? insert(fieldId, parent, item, i + 1) : update(fieldId, parent, item, i + 1);
      offer(fieldId, id, item.beneath());
    }
  }

  /** Takes options away, and out of every row that has chosen them. */
  void withdraw(CustomField field, Collection<Long> ids) {
    if (!ids.isEmpty()) {
      table(field.resource()).ifPresent(table ->
          database.change(column(field).without(table, ids.stream().mapToLong(Long::longValue))));
      database.change(Sql.of("delete from custom_options where custom_field_id = ? and id = any(?)", field.id(), Sql.longs(ids)));
    }
  }

  void delete(CustomField field) {
    table(field.resource()).ifPresent(table -> database.change(column(field).forgottenIn(table)));
    database.change(Sql.of("delete from custom_fields where id = ?", field.id()));
  }

  private static CustomColumn column(CustomField field) {
    return new CustomColumn("custom", field.id());
  }

  private static Optional<String> table(String resource) {
    return switch (resource) {
      case "work_package" -> Optional.of("work_packages");
      case "project" -> Optional.of("projects");
      case "user" -> Optional.of("users");
      case "version" -> Optional.of("versions");
      default -> Optional.empty();
    };
  }

  private long insert(long fieldId, @Nullable Long parent, Definition.Item item, int position) {
    return database.insert(Sql.of("""
        insert into custom_options (custom_field_id, parent_id, value, short, position, is_default) values (?, ?, ?, ?, ?, ?) returning id
        """, fieldId, parent, item.value().strip(), item.shortName(), position, item.isDefault()));
  }

  private long update(long fieldId, @Nullable Long parent, Definition.Item item, int position) {
    database.change(Sql.of("""
        update custom_options set parent_id = ?, value = ?, short = ?, position = ?, is_default = ? where id = ? and custom_field_id = ?
        """, parent, item.value().strip(), item.shortName(), position, item.isDefault(), item.id(), fieldId));
    return item.id();
  }

  /** The ids of these items that are options already, with all beneath. */
  static List<Long> known(List<Definition.Item> items) {
    var ids = new ArrayList<Long>();
    for (var item : items) {
      if (item.id() != null) {
        ids.add(item.id());
      }
      ids.addAll(known(item.beneath()));
    }
    return ids;
  }
}
