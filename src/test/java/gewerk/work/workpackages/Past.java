package gewerk.work.workpackages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;

/** Work that was made ten days ago and changed since, and questions about how it was. */
final class Past {
  static final String BEFORE = "PT-1H";
  static final String BOTH = "PT-1H,PT0S";
  static final String THEN = "/_embedded/attributesByTimestamp/0";
  static final String LAST = "/_embedded/attributesByTimestamp/1";

  private final World world;
  private final Story story;

  Past(TestServer server, Story story) {
    world = server.world();
    this.story = story;
  }

  long old(String subject, Object... columns) {
    long wp = columns.length == 0 ? story.fx.workPackage(subject) : story.fx.workPackage(subject, Map.of((String) columns[0], columns[1]));
    world.run("update work_packages set created_at = now() - interval '10 days' where id = ?", wp);
    return wp;
  }

  /** Nobody of these people may move work. */
  void move(long wp, long from, long to, String was, String is) {
    world.run("update work_packages set project_id = ?, subject = ? where id = ?", to, is, wp);
    journal(wp, "{\"project\":[%d,%d],\"subject\":[\"%s\",\"%s\"]}".formatted(from, to, was, is));
  }

  void journal(long wp, String changes) {
    world.run("insert into journals (resource, resource_id, version, user_id, changes) values ('work_package', ?, 1, ?, ?::jsonb)", wp,
        story.fx.people().adm().id(), changes);
  }

  long field(String name, String format) {
    long id = world.insert("custom_fields", Map.of("resource", "work_package", "name", World.unique(name), "format", format, "position", 1, "required", false,
        "multi_value", false, "for_all_projects", true, "admin_only", false, "filterable", true));
    world.insertAll("custom_field_types", List.of(Map.of("custom_field_id", id, "type_id", story.task)));
    return id;
  }

  static String filter(String name, String operator, String value) {
    return "[{\"%s\":{\"operator\":\"%s\",\"values\":[\"%s\"]}}]".formatted(name, operator, value);
  }

  Reply show(long wp, String timestamps) {
    return story.dev.get(Story.path(wp) + "?timestamps=" + timestamps).is(200);
  }

  Reply list(String filters, String timestamps) {
    return ask("filters", filters, "timestamps", timestamps).is(200);
  }

  Reply ask(String... parameters) {
    var all = new LinkedHashMap<String, String>();
    for (int i = 0; i < parameters.length; i += 2) {
      all.put(parameters[i], parameters[i + 1]);
    }
    return story.dev.list("/work_packages", all);
  }
}
