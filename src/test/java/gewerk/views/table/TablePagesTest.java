package gewerk.views.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import gewerk.platform.http.QueryString;
import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.Person;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The table over HTTP: its address, its cells, several rows at once, and who may do what. */
class TablePagesTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Pattern ROW = Pattern.compile("<tr id=\"wp-(\\d+)\"");

  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private String list;
  private Client dev;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
    list = "/projects/" + identifier(fx.projects().alpha()) + "/work_packages";
    dev = pages(fx.people().dev());
  }

  @Test
  void theAddressHoldsFiltersOrderColumnsAndGroups() {
    long late = fx.workPackage("Grease the crane", Map.of("due_date", "2020-01-02", "assignee_id", fx.people().dev().id(), "estimated_hours", 2.5));
    long later = fx.workPackage("Paint the crane", Map.of("due_date", "2020-01-09", "assignee_id", fx.people().dev().id(), "status_id", fx.statuses().inProgress()));
    fx.workPackage("Sweep the quay", Map.of("assignee_id", fx.people().dev2().id()));
    fx.workPackage("Bury the crane", Map.of("assignee_id", fx.people().dev().id(), "status_id", fx.statuses().closed()));
    var mine = "[{\"status\":{\"operator\":\"o\",\"values\":[]}},{\"assignee\":{\"operator\":\"=\",\"values\":[\"me\"]}}]";
    assertThat(rows(dev.get(list + "?" + QueryString.write(Map.of("filters", mine, "sort", "dueDate:desc"))))).containsExactly(later, late);
    assertThat(rows(dev.get(list + "?" + QueryString.write(Map.of("filters", mine, "sort", "dueDate:asc"))))).containsExactly(late, later);
    var grouped = dev.get(list + "?" + QueryString.write(Map.of("filters", mine, "group", "status", "sums", "1", "columns", "subject,estimatedTime")));
    assertThat(grouped.body()).contains("In progress <span>1").contains("Work 2 h 30 m").doesNotContain("sort=dueDate");
    assertThat(rows(grouped)).containsExactly(late, later);
  }

  @Test
  void onlyOpenWorkIsShownFirst() {
    long open = fx.workPackage("Open");
    long closed = fx.workPackage("Closed", Map.of("status_id", fx.statuses().closed()));
    assertThat(rows(dev.get(list))).contains(open).doesNotContain(closed);
    assertThat(rows(dev.get(list + "?filters=%5B%5D"))).contains(open, closed);
  }

  @Test
  void aMistakeInTheAddressIsToldAndTheRestIsShown() {
    long wp = fx.workPackage("Still here");
    var bad = "[{\"subject\":{\"operator\":\"~\",\"values\":[\"Still\"]}},{\"nonsense\":{\"operator\":\"=\",\"values\":[\"1\"]}}]";
    var reply = dev.get(list + "?" + QueryString.write(Map.of("filters", bad, "sort", "nowhere:asc", "columns", "subject,moon")));
    assertThat(reply.is(200).body()).contains("Nonsense filter does not exist.").contains("sort by column: nowhere").contains("There is no column moon.");
    assertThat(rows(reply)).contains(wp);
    assertThat(dev.get(list + "?filters=%7Bbroken").is(200).body()).contains("no valid JSON");
  }

  @Test
  void childrenStandBeneathTheirParentsAlsoWhenTheFiltersLeaveTheParentOut() {
    long parent = fx.workPackage("Crane");
    long other = fx.workPackage("Quay");
    long child = fx.workPackage("Crane rail", Map.of("parent_id", parent, "ancestor_ids", List.of(parent)));
    var reply = dev.get(list + "?hierarchy=1");
    assertThat(rows(reply)).containsSubsequence(parent, child).containsSubsequence(child, other);
    assertThat(reply.body()).containsPattern("id=\"wp-" + child + "\"[^>]*aria-level=\"2\"");
    var rail = "[{\"subject\":{\"operator\":\"~\",\"values\":[\"rail\"]}}]";
    var filtered = dev.get(list + "?" + QueryString.write(Map.of("filters", rail, "hierarchy", "1")));
    assertThat(rows(filtered)).containsExactly(parent, child);
    assertThat(filtered.body()).containsPattern("id=\"wp-" + parent + "\"[^>]*class=\"context\"");
  }

  @Test
  void aPageOfAHundredCostsNoMoreStatementsThanASmallerOne() {
    for (int i = 0; i < 110; i++) {
      fx.workPackage("Bollard " + i, Map.of("assignee_id", i % 2 == 0 ? fx.people().dev().id() : fx.people().dev2().id()));
    }
    var many = dev.get(list + "?size=100&group=assignee&sums=1");
    assertThat(rows(many)).hasSize(100);
    assertThat(dev.leastStatements(list + "?size=100&group=assignee&sums=1")).isLessThanOrEqualTo(12);
    assertThat(dev.get(list + "?size=100&page=2").body()).contains("101–110 of 110");
    assertThat(dev.leastStatements(list + "?size=100&group=assignee&sums=1")).isEqualTo(dev.leastStatements(list + "?size=20&group=assignee&sums=1"));
  }

  @Test
  void readersFindNothingToEdit() {
    long wp = fx.workPackage("Only looked at");
    var rita = pages(fx.people().rita());
    assertThat(rita.get(list + "?selected=" + wp).is(200).body()).contains("Only looked at").doesNotContain("/edit/").doesNotContain("/quick");
    rita.get("/work_packages/" + wp + "/edit/subject").is(403);
    assertThat(post(rita, "/work_packages/" + wp + "/edit/subject", "subject=Mine&lockVersion=0").headerValue("Location")).isEmpty();
    assertThat(subject(wp)).isEqualTo("Only looked at");
    var out = pages(fx.people().out());
    out.get(list).is(404);
    out.get("/work_packages/" + wp + "/edit/subject").is(404);
  }

  @Test
  void aCellIsSavedAndLeadsBackToTheListItWasIn() {
    long wp = fx.workPackage("Old words");
    var form = dev.with("Referer", server.origin() + list + "?sort=id:asc").get("/work_packages/" + wp + "/edit/subject").is(200);
    assertThat(form.body()).contains("value=\"Old words\"").contains("name=\"back\" value=\"" + list + "?sort=id:asc\"");
    var saved = post(dev, "/work_packages/" + wp + "/edit/subject", "subject=New+words&lockVersion=0&was=Old+words&back=" + QueryString.encode(list + "?page=2")).is(303);
    saved.header("Location").isEqualTo(list + "?page=2");
    assertThat(subject(wp)).isEqualTo("New words");
    var elsewhere = post(dev, "/work_packages/" + wp + "/edit/subject", "subject=Newer&lockVersion=1&was=New+words&back=//evil.example").is(303);
    elsewhere.header("Location").isEqualTo("/work_packages");
  }

  @Test
  void wherePagesAreMorphedTheListIsAskedForAgain() {
    long wp = fx.workPackage("Morphed");
    var reply = post(dev.with("Accept", "text/vnd.turbo-stream.html, text/html"), "/work_packages/" + wp + "/edit/estimatedTime", "estimatedTime=1h30&lockVersion=0&was=").is(200);
    assertThat(reply.body()).contains("action=\"refresh\"");
    assertThat(QueryString.decoded(reply.headerValue("Set-Cookie").orElseThrow())).contains("Saved: Work of #" + wp).contains("|Undo|/undo/");
    assertThat(server.world().number("select (estimated_hours * 100)::bigint from work_packages where id = ?", wp)).isEqualTo(150);
  }

  @Test
  void whatIsWrongIsToldInTheCell() {
    long wp = fx.workPackage("Kept");
    assertThat(post(dev, "/work_packages/" + wp + "/edit/subject", "subject=+&lockVersion=0").is(422).body()).contains("Subject can't be blank.");
    assertThat(post(dev, "/work_packages/" + wp + "/edit/dueDate", "dueDate=soon&lockVersion=0").is(422).body()).contains("value=\"soon\"").contains("form-error");
    assertThat(post(dev, "/work_packages/" + wp + "/edit/status", "status=" + fx.statuses().resolved() + "&lockVersion=0").is(422).body()).contains("no valid transition");
    assertThat(subject(wp)).isEqualTo("Kept");
  }

  @Test
  void onlyTheWorkflowsNextStatusesAreOffered() {
    long wp = fx.workPackage("Moves");
    var offered = dev.get("/work_packages/" + wp + "/edit/status").body();
    assertThat(offered).contains(">New</option>").contains(">In progress</option>").doesNotContain(">Closed</option>");
  }

  @Test
  void twoPeopleWhoWriteTheSameCellChooseAndOthersAreMerged() {
    long wp = fx.workPackage("First");
    post(pages(fx.people().dev2()), "/work_packages/" + wp + "/edit/subject", "subject=Theirs&lockVersion=0&was=First").is(303);
    var conflict = post(dev, "/work_packages/" + wp + "/edit/subject", "subject=Mine&lockVersion=0&was=First").is(409);
    assertThat(conflict.body()).contains("<dd>Theirs</dd>").contains("<dd>Mine</dd>").contains("name=\"lockVersion\" value=\"1\"");
    assertThat(subject(wp)).isEqualTo("Theirs");
    post(dev, "/work_packages/" + wp + "/edit/subject", "subject=Mine&lockVersion=1&was=Theirs").is(303);
    assertThat(subject(wp)).isEqualTo("Mine");
    post(dev, "/work_packages/" + wp + "/edit/percentageDone", "percentageDone=30&lockVersion=0&was=").is(303);
    assertThat(subject(wp)).isEqualTo("Mine");
  }

  @Test
  void severalAreChangedAtOnceAndEachRefusalIsTold() {
    long first = fx.workPackage("One", Map.of("status_id", fx.statuses().inProgress()));
    long second = fx.workPackage("Two");
    var form = dev.get("/work_packages/bulk?ids=" + first + "&ids=" + second).is(200).body();
    assertThat(form).contains("name=\"status\"").contains("name=\"dueDate\"").contains("Change 2 work packages");
    var reply = post(dev, "/work_packages/bulk", "ids=" + first + "&ids=" + second + "&status=" + fx.statuses().closed() + "&dueDate=").is(303);
    assertThat(QueryString.decoded(reply.headerValue("Set-Cookie").orElseThrow())).contains("1 changed, 1 refused: #" + second + " Status is invalid");
    assertThat(server.world().number("select status_id from work_packages where id = ?", first)).isEqualTo(fx.statuses().closed());
    assertThat(server.world().number("select status_id from work_packages where id = ?", second)).isEqualTo(fx.statuses().fresh());
  }

  @Test
  void deletingSeveralAsksFirstAndNeedsTheRight() {
    long wp = fx.workPackage("Doomed");
    assertThat(dev.get("/work_packages/bulk/delete?ids=" + wp).body()).contains("There is nothing among these");
    post(dev, "/work_packages/bulk/delete", "ids=" + wp).is(303);
    assertThat(subject(wp)).isEqualTo("Doomed");
    var adm = pages(fx.people().adm());
    assertThat(adm.get("/work_packages/bulk/delete?ids=" + wp).body()).contains("Doomed").contains("Delete 1 work package?");
    post(adm, "/work_packages/bulk/delete", "ids=" + wp).is(303);
    assertThat(server.world().number("select count(*) from work_packages where id = ?", wp)).isZero();
  }

  @Test
  void aNewOneInTheListHasWhatTheListIsNarrowedTo() {
    var mine = "[{\"assignee\":{\"operator\":\"=\",\"values\":[\"me\"]}}]";
    var back = list + "?" + QueryString.write(Map.of("filters", mine, "group", "priority"));
    post(dev.with("Referer", server.origin() + back), list + "/quick", "type=" + fx.types().task() + "&subject=Splice+a+rope&group=" + fx.priorities().high()).is(303)
        .header("Location").isEqualTo(back);
    assertThat(server.world().number("select count(*) from work_packages where subject = 'Splice a rope' and assignee_id = ? and priority_id = ?",
        fx.people().dev().id(), fx.priorities().high())).isOne();
    assertThat(post(dev, list + "/quick", "subject=").is(422).body()).contains("Subject can't be blank.");
    pages(fx.people().rita()).get(list + "/quick").is(403);
  }

  @Test
  void filtersAreAddedChangedAndRefusedByTheirForm() {
    var back = QueryString.encode(list);
    assertThat(dev.get("/work_packages/filter?back=" + back).is(200).body()).contains("value=\"assignee\"").contains("value=\"dueDate\"").doesNotContain("value=\"typeahead\"");
    assertThat(dev.get("/work_packages/filter?name=assignee&back=" + back).body()).contains("value=\"me\"").contains(fx.people().dev2().name());
    var added = dev.get("/work_packages/filter/apply?name=dueDate&operator=%3Ct%2B&days=7&back=" + back).is(303).headerValue("Location").orElseThrow();
    assertThat(dev.get(added).body()).contains("within the next").contains("7 days");
    var changed = dev.get("/work_packages/filter/apply?position=1&name=subject&operator=~&value=rope&back=" + QueryString.encode(added)).is(303).headerValue("Location").orElseThrow();
    assertThat(dev.get(changed).body()).contains("“rope”").doesNotContain("within the next");
    assertThat(dev.get("/work_packages/filter/apply?name=dueDate&operator=%3Ct%2B&days=many&back=" + back).is(422).body()).contains("filter has invalid values").contains("value=\"many\"");
  }

  @Test
  void columnsAreMovedAddedAndRemoved() {
    var moved = dev.get("/work_packages/columns?columns=id&columns=subject&up=subject&add=version&back=" + QueryString.encode(list)).is(200).body();
    assertThat(moved.indexOf("value=\"subject\"")).isLessThan(moved.indexOf("value=\"id\""));
    dev.get("/work_packages/columns/apply?columns=subject&columns=id&columns=version&back=" + QueryString.encode(list)).is(303)
        .header("Location").isEqualTo(list + "?columns=subject%2Cid%2Cversion");
  }

  @Test
  void whatIsOpenBesideTheTableIsAloneInItsFrame() {
    long wp = fx.workPackage("Beside", Map.of("description", "With **strong** words"));
    var alone = dev.with("Turbo-Frame", "split").get(list + "?selected=" + wp).is(200).body();
    assertThat(alone).contains("data-row=\"wp-" + wp + "\"").contains("<strong>strong</strong>").doesNotContain("<tr id=");
    assertThat(dev.get(list + "?selected=" + wp).body()).contains("data-row=").contains("aria-current=\"true\"");
    assertThat(dev.get(list + "?selected=999999999").is(200).body()).doesNotContain("data-row=");
  }

  @Test
  void formsOfOtherSitesAreRefused() {
    long wp = fx.workPackage("Safe");
    post(dev.with("Origin", "https://evil.example"), "/work_packages/" + wp + "/edit/subject", "subject=Owned&lockVersion=0").is(422);
    post(dev.with("Origin", "https://evil.example"), "/work_packages/bulk", "ids=" + wp + "&priority=" + fx.priorities().high()).is(422);
    assertThat(subject(wp)).isEqualTo("Safe");
  }

  @Test
  void theFileForSpreadsheetsHoldsTheViewAndNoFormulas() {
    fx.workPackage("=HYPERLINK(\"x\")", Map.of("estimated_hours", 1.5));
    var csv = dev.with("Referer", server.origin() + list + "?columns=subject,status,estimatedTime").get("/work_packages.csv").is(200);
    assertThat(csv.body()).startsWith("Subject,Status,Work\r\n").contains("\"'=HYPERLINK(\"\"x\"\")\",New,1 h 30 min\r\n");
    assertThat(CsvPages.quoted("-3.5")).isEqualTo("-3.5");
    assertThat(CsvPages.quoted("@cmd")).isEqualTo("'@cmd");
  }

  private static Client pages(Person person) {
    return Client.of(server.origin()).as(person.token());
  }

  private static Reply post(Client client, String path, String form) {
    return client.send("POST", path, FORM, form);
  }

  private static List<Long> rows(Reply reply) {
    var ids = new ArrayList<Long>();
    var matcher = ROW.matcher(reply.is(200).body());
    while (matcher.find()) {
      ids.add(Long.valueOf(matcher.group(1)));
    }
    return ids;
  }

  private static String subject(long wp) {
    return server.database().one(gewerk.platform.database.Sql.of("select subject from work_packages where id = ?", wp), row -> row.text("subject")).orElseThrow();
  }

  private static String identifier(long project) {
    return server.database().one(gewerk.platform.database.Sql.of("select identifier from projects where id = ?", project), row -> row.text("identifier")).orElseThrow();
  }
}
