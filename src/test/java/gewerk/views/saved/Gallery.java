package gewerk.views.saved;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import gewerk.platform.database.Sql;
import gewerk.testkit.Fixture;
import gewerk.testkit.Forms;
import gewerk.testkit.Person;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;

/** Saved views for tests, those who look at them, and what stands on a page. */
final class Gallery {
  static final String MENU = "/work_packages/views?back=";
  private static final Pattern ROW = Pattern.compile("<tr id=\"wp-(\\d+)\"");

  final Fixture fx;
  final String list;
  final Forms dev;
  /** Somebody who may publish views, too. */
  final Forms lead;
  private final TestServer server;

  Gallery(TestServer server) {
    this.server = server;
    fx = server.world().fx();
    list = "/projects/" + text(server, "select identifier as text from projects where id = ?", fx.projects().alpha()) + "/work_packages";
    dev = as(fx.people().dev());
    var person = server.world().person(World.unique("lead"));
    server.world().member(person.id(), fx.projects().alpha(), server.world().role(World.unique("Leads"), "view_work_packages", "save_queries", "manage_public_queries"));
    lead = as(person);
  }

  /** One of dev's own in ALPHA, shown as a table, with other columns of its table. */
  long view(String name, Map<String, ?> columns) {
    var row = new LinkedHashMap<String, Object>(Map.of("name", name, "project_id", fx.projects().alpha(), "user_id", fx.people().dev().id(),
        "filters", filters("status", "o"), "columns", List.of(), "sort_by", List.of("id-desc")));
    columns.forEach((column, value) -> {
      if (value instanceof String text && text.isEmpty()) {
        row.remove(column);
      } else {
        row.put(column, value);
      }
    });
    long id = server.world().insert("queries", row);
    server.world().insert("views", Map.of("query_id", id, "type", "work_packages_table"));
    return id;
  }

  static Map<String, ?> nothing(String column) {
    return Map.of(column, "");
  }

  static List<Map<String, Object>> filters(String name, String operator, String... values) {
    return List.of(Map.of("name", name, "operator", operator, "values", List.of(values)));
  }

  /** Where the link leads in which these words stand; empty where there is none. */
  static String href(String body, String words) {
    var matcher = Pattern.compile("<a[^>]* href=\"([^\"]*)\"[^>]*>" + Pattern.quote(words)).matcher(body.replace("<a href", "<a  href"));
    return matcher.find() ? matcher.group(1).replace("&amp;", "&") : "";
  }

  static List<Long> rows(Reply reply) {
    var ids = new ArrayList<Long>();
    var matcher = ROW.matcher(reply.is(200).body());
    while (matcher.find()) {
      ids.add(Long.valueOf(matcher.group(1)));
    }
    return ids;
  }

  Forms as(Person person) {
    return Forms.of(server.origin(), person);
  }

  static String text(TestServer server, String query, long id) {
    return server.database().one(Sql.of(query, id), row -> row.text("text")).orElseThrow();
  }
}
