package gewerk.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.http.QueryString;
import gewerk.testkit.Client;
import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A private project with a word of its own in each of its texts: no list, count, filter, order, search, schema, history, link, title, group, sum or page
 * of somebody who cannot see it has any of these words, or tells that there is something.
 */
class LeakTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private static final String MARK = "zyxmark";
  private static final World WORLD = server.world();
  private static final Map<String, Long> IDS = new LinkedHashMap<>();
  private static Person stranger = WORLD.person(World.unique("stranger"));
  private static long open;

  @BeforeAll
  static void begin() {
    WORLD.setting("login_required", false);
    open = WORLD.project(World.unique("open"), "Open harbour", true);
    WORLD.types(open, WORLD.named("types", "Task"));
    var insider = WORLD.person(World.unique(MARK + "person"));
    IDS.put("user", insider.id());
    long project = WORLD.insert("projects", Map.ofEntries(Map.entry("identifier", MARK + "-identifier"), Map.entry("name", MARK + " project"), Map.entry("public", false),
        Map.entry("active", true), Map.entry("templated", false), Map.entry("workspace_type", "project"), Map.entry("description", MARK + " description"),
        Map.entry("ancestor_ids", List.of()), Map.entry("status_code", "at_risk"), Map.entry("status_explanation", MARK + " status"), Map.entry("custom", Map.of())));
    IDS.put("project", project);
    WORLD.modules(project, List.of("work_package_tracking", "news", "costs", "wiki"));
    WORLD.types(project, WORLD.named("types", "Task"));
    WORLD.member(insider.id(), project, WORLD.named("roles", "Project admin"));
    WORLD.member(WORLD.group(MARK + " group", insider), project, WORLD.named("roles", "Reader"));
    WORLD.member(WORLD.insert("principals", Map.of("kind", "placeholder_user", "name", MARK + " placeholder", "status", "active", "custom", Map.of())), project,
        WORLD.named("roles", "Reader"));
    around(project, insider);
    work(project, insider);
  }

  private static void around(long project, Person insider) {
    IDS.put("version", WORLD.insert("versions", Map.of("project_id", project, "name", MARK + " version", "description", MARK, "status", "open", "sharing", "none", "custom", Map.of())));
    IDS.put("category", WORLD.insert("categories", Map.of("project_id", project, "name", MARK + " category", "default_assignee_id", insider.id())));
    IDS.put("news", WORLD.insert("news", Map.of("project_id", project, "author_id", insider.id(), "title", MARK + " news", "summary", MARK, "description", MARK)));
    IDS.put("phase", WORLD.insert("project_phases", Map.of("project_id", project, "definition_id", WORLD.named("project_phase_definitions", "Planning"), "active", true)));
    IDS.put("query", WORLD.insert("queries", Map.ofEntries(Map.entry("name", MARK + " view"), Map.entry("project_id", project), Map.entry("user_id", insider.id()),
        Map.entry("public", true), Map.entry("starred", true), Map.entry("filters", List.of()), Map.entry("columns", List.of("id")), Map.entry("sort_by", List.of()),
        Map.entry("sums", false), Map.entry("include_subprojects", true), Map.entry("show_hierarchies", false), Map.entry("timeline_visible", false),
        Map.entry("timeline_zoom_level", "auto"), Map.entry("timeline_labels", Map.of()), Map.entry("timestamps", List.of("PT0S")), Map.entry("highlighted_attributes", List.of()))));
    WORLD.insert("views", Map.of("query_id", IDS.get("query"), "type", "work_packages_table"));
  }

  /** An open work package is tied to a hidden one in every way. */
  private static void work(long project, Person insider) {
    long parent = workPackage(project, insider.id(), Map.of("subject", MARK + " parent", "description", MARK, "version_id", IDS.get("version"), "category_id", IDS.get("category"),
        "assignee_id", insider.id(), "responsible_id", insider.id(), "estimated_hours", 4711));
    IDS.put("work package", parent);
    long known = workPackage(open, stranger.id(), Map.of("subject", "Known", "description", "See #" + parent + " and ##" + parent, "parent_id", parent, "ancestor_ids", List.of(parent)));
    IDS.put("known", known);
    long child = workPackage(project, insider.id(), Map.of("subject", MARK + " child", "parent_id", known, "ancestor_ids", List.of(parent, known)));
    WORLD.insert("relations", Map.of("from_id", known, "to_id", child, "type", "follows", "description", MARK));
    WORLD.insertAll("watchers", List.of(Map.of("work_package_id", known, "user_id", insider.id())));
    WORLD.insert("journals", Map.of("resource", "work_package", "resource_id", known, "version", 1, "user_id", stranger.id(), "notes", "Look at #" + parent, "internal", false,
        "changes", Map.of("parent", java.util.Arrays.asList(null, parent), "version", java.util.Arrays.asList(null, IDS.get("version")),
            "category", java.util.Arrays.asList(null, IDS.get("category")), "project", java.util.Arrays.asList(project, open))));
    WORLD.insert("journals", Map.of("resource", "work_package", "resource_id", parent, "version", 1, "user_id", insider.id(), "notes", MARK + " comment", "internal", false,
        "changes", Map.of()));
    WORLD.insert("attachments", Map.of("container", "work_package", "container_id", parent, "author_id", insider.id(), "file_name", MARK + ".txt", "description", MARK,
        "content_type", "text/plain", "size", 0, "digest", ""));
  }

  private static long workPackage(long project, long author, Map<String, ?> more) {
    var row = new LinkedHashMap<String, Object>(Map.of("project_id", project, "type_id", WORLD.named("types", "Task"), "status_id", WORLD.named("statuses", "New"),
        "priority_id", WORLD.named("enumerations", "Normal"), "author_id", author, "description", "", "ancestor_ids", List.of()));
    row.putAll(Map.of("schedule_manually", true, "ignore_non_working_days", false, "custom", Map.of(), "lock_version", 0));
    row.putAll(more);
    return WORLD.insert("work_packages", row);
  }

  @Test
  void theProjectIsReallyThere() {
    assertThat(server.admin().get("/projects/" + IDS.get("project")).is(200).body()).contains(MARK);
    assertThat(server.admin().list("/work_packages", "[]").is(200).body()).contains(MARK);
  }

  @Test
  void noListOrPageHasItsWords() {
    var leaks = new ArrayList<String>();
    for (var client : List.of(server.api(stranger), server.visitor())) {
      for (var path : reading()) {
        var reply = client.get(path);
        assertThat(reply.status()).as(reply.toString()).isLessThan(500);
        if (reply.body().toLowerCase(java.util.Locale.ROOT).contains(MARK)) {
          leaks.add(reply.toString());
        }
      }
    }
    assertThat(leaks).isEmpty();
  }

  @Test
  void noPageForPeopleHasItsWords() {
    var leaks = new ArrayList<String>();
    for (var path : List.of("/", "/projects", "/projects/" + MARK + "-identifier", "/work_packages", "/work_packages/" + IDS.get("known"), "/work_packages/" + IDS.get("work package"),
        "/users/" + IDS.get("user"), "/users/" + stranger.id(), "/search?q=" + MARK, "/jump?q=" + MARK, "/projects/" + open + "/work_packages", "/work_packages?q=" + MARK)) {
      var reply = Client.of(server.origin()).as(stranger.token()).get(path);
      assertThat(reply.status()).as(reply.toString()).isLessThan(500);
      var told = reply.body().replace(MARK + "-identifier", "").replace("q=" + MARK, "").replace("value=\"" + MARK, "").replace("“" + MARK, "").replace("> " + MARK, "");
      if (told.toLowerCase(java.util.Locale.ROOT).contains(MARK + " ") || told.contains(MARK + "person")) {
        leaks.add(path + ": " + told.replaceAll("(?s).*(.{80}" + MARK + ".{80}).*", "$1"));
      }
    }
    assertThat(leaks).isEmpty();
  }

  /**
   * A filter by something hidden finds as much as one by something that does not exist; one by a person as much as one by somebody without any work: that there is an account
   * anybody may know, as in the reference.
   */
  @Test
  void noFilterTellsThatItIsThere() {
    var differences = new ArrayList<String>();
    long nobody = WORLD.person(World.unique("nobody")).id();
    for (var filter : Map.of("project", "project", "version", "version", "category", "category", "assignee", "user", "author", "user", "responsible", "user", "parent", "work package",
        "watcher", "user", "id", "work package", "relates", "work package").entrySet()) {
      var hidden = count(filter.getKey(), IDS.get(filter.getValue()));
      var nothing = count(filter.getKey(), filter.getValue().equals("user") ? nobody : 99_999_999L);
      if (!hidden.equals(nothing)) {
        differences.add(filter.getKey() + ": " + hidden + ", but " + nothing + " for what does not exist");
      }
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void noSearchFindsIt() {
    for (var path : List.of("/work_packages", "/projects", "/workspaces", "/principals", "/versions", "/queries", "/news")) {
      for (var filter : List.of("search", "subject", "subjectOrId", "typeahead", "name", "name_and_identifier", "any_name_attribute", "comment", "description", "attachmentFileName")) {
        for (var operator : List.of("~", "**")) {
          var reply = server.api(stranger).list(path, "[{\"" + filter + "\":{\"operator\":\"" + operator + "\",\"values\":[\"" + MARK + "\"]}}]");
          assertThat(reply.status()).as(reply.toString()).isLessThan(500);
          if (reply.status() == 200) {
            reply.has("/total", 0);
          }
        }
      }
    }
  }

  @Test
  void noSumOrGroupCountsIt() {
    for (var group : List.of("assignee", "version", "category", "project", "responsible", "author", "status", "parent")) {
      var reply = server.api(stranger).list("/work_packages", Map.of("groupBy", group, "showSums", "true", "filters", "[]"));
      assertThat(reply.body()).as(group).doesNotContain(MARK).doesNotContain("4711").doesNotContain("PT4711H");
      if (reply.status() == 200) {
        reply.has("/total", 1);
      }
    }
  }

  private static String count(String filter, long id) {
    var reply = server.api(stranger).list("/work_packages", "[{\"" + filter + "\":{\"operator\":\"=\",\"values\":[\"" + id + "\"]}}]");
    return reply.status() == 200 ? "total " + reply.number("/total") : String.valueOf(reply.status());
  }

  /** Every list there is, every single hidden thing, and everything around the known work package. */
  private static List<String> reading() {
    var paths = new ArrayList<String>();
    server.admin().get("/spec.json").is(200).at("/paths").properties().forEach(entry -> {
      var path = entry.getKey().replaceFirst("^/api/v3", "");
      if (!path.contains("{") && entry.getValue().has("get")) {
        paths.add(path);
        paths.add(path + "?" + QueryString.write(Map.of("filters", "[]", "pageSize", "1000")));
      }
    });
    var hidden = IDS.get("project");
    for (var sub : List.of("", "/versions", "/categories", "/types", "/work_packages", "/queries/default", "/available_assignees", "/queries/filter_instance_schemas")) {
      paths.add("/projects/" + hidden + sub);
      paths.add("/projects/" + MARK + "-identifier" + sub);
      paths.add("/workspaces/" + hidden + sub);
      paths.add("/projects/" + open + sub);
    }
    for (var known : List.of("known", "work package")) {
      var wp = "/work_packages/" + IDS.get(known);
      List.of("", "/activities", "/relations", "/watchers", "/attachments", "/available_watchers", "/available_assignees", "/available_projects",
          "/available_relation_candidates?query=" + "zyx").forEach(sub -> paths.add(wp + sub));
    }
    paths.addAll(List.of("/users/" + IDS.get("user") + "/preferences", "/versions/" + IDS.get("version"), "/categories/" + IDS.get("category"), "/news/" + IDS.get("news"),
        "/queries/" + IDS.get("query"), "/project_phases/" + IDS.get("phase"), "/work_packages/schemas/" + hidden + "-" + WORLD.named("types", "Task")));
    return paths;
  }
}
