package gewerk.admin.customfields;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.database.Sql;
import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.jspecify.annotations.Nullable;

/** Custom fields of tasks on a running server, and work packages of ALPHA that have them. */
record WorkFields(TestServer server, Fixture fx, Client dev) {
  /** Without the fields of earlier tests. */
  static WorkFields on(TestServer server) {
    server.world().run("delete from custom_fields");
    var fx = server.world().fx();
    return new WorkFields(server, fx, server.api(fx.people().dev()));
  }

  String field(String format) {
    return field(format, Map.of());
  }

  /** A field of all tasks everywhere; its attribute's name. */
  String field(String format, Map<String, ?> columns) {
    var row = new LinkedHashMap<String, Object>(Map.of("resource", "work_package", "name", World.unique("Field"), "format", format, "position", 1,
        "required", false, "multi_value", false, "for_all_projects", true, "admin_only", false, "filterable", true, "searchable", false));
    row.putAll(columns);
    long id = server.world().insert("custom_fields", row);
    server.world().insertAll("custom_field_types", List.of(Map.of("custom_field_id", id, "type_id", fx.types().task())));
    return "customField" + id;
  }

  long number(String field) {
    return Long.parseLong(field.substring("customField".length()));
  }

  String name(String field) {
    return server.database().one(Sql.of("select name from custom_fields where id = ?", number(field)), row -> row.text("name"))
        .orElseThrow();
  }

  long option(String field, String value, @Nullable Long parent) {
    return option(field, value, parent, 1);
  }

  long option(String field, String value, @Nullable Long parent, int position) {
    var row = new LinkedHashMap<String, Object>(Map.of("custom_field_id", number(field), "value", value, "position", position, "is_default", false));
    row.put("parent_id", parent);
    return server.world().insert("custom_options", row);
  }

  long version(long project) {
    return server.world().insert("versions", Map.of("project_id", project, "name", World.unique("v"), "description", "", "status", "open",
        "sharing", "none", "custom", Map.of()));
  }

  String link(String field, String path) {
    return "'%s':{'href':'%s'}".formatted(field, path);
  }

  Reply create(String members, String links) {
    return dev.post("/work_packages", body(members, links));
  }

  String body(String members, String links) {
    return "{'subject':'Paint the hull'%s,'_links':{'project':{'href':'%s'},'type':{'href':'%s'}%s}}".formatted(members.isEmpty() ? "" : "," + members,
        fx.project(fx.projects().alpha()), fx.type(fx.types().task()), links.isEmpty() ? "" : "," + links);
  }

  Reply list(String field, String operator, Object... values) {
    var quoted = String.join(",", Arrays.stream(values).map(value -> "\"" + value + "\"").toList());
    return dev.list("/work_packages", "[{\"%s\":{\"operator\":\"%s\",\"values\":[%s]}}]".formatted(field, operator, quoted));
  }

  List<Long> ids(String field, String operator, Object... values) {
    return list(field, operator, values).is(200).all("/_embedded/elements/*/id").stream().map(node -> node.asLong()).toList();
  }
}
