package gewerk.views.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.Forms;
import gewerk.testkit.TestServer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PDF and feeds over HTTP. */
class ExportPagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private Forms dev;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
    server.world().grant(fx.roles().dev(), "export_work_packages");
    dev = Forms.of(server.origin(), fx.people().dev());
  }

  @Test
  void thePdfHoldsTitleAttributesDescriptionAndComments() throws IOException {
    long wp = fx.workPackage("Schäkel prüfen – für Größe 5 & Łódź", Map.of("description",
        "Über **Öl** und <x>\n\n- [x] fertig\n- [ ] offen\n\n| a | b |\n|---|---|\n| 1 | Ж |\n\n![plan](https://evil.example/x.png) [hier](/projects)", "estimated_hours", 2));
    dev.post("/work_packages/" + wp + "/comments", "comment=Sch%C3%B6n+gemacht").is(303);
    var reply = dev.get("/work_packages/" + wp + ".pdf").is(200);
    reply.header("Content-Type").isEqualTo("application/pdf");
    reply.header("Content-Disposition").contains("work-package-" + wp + ".pdf");
    assertThat(text(reply.bytes())).contains("Schäkel prüfen – für Größe 5 & Łódź").contains("ALPHA").contains("Über Öl").contains("[x] fertig").contains("Ж").contains("[plan]")
        .doesNotContain("Schön gemacht");
    assertThat(text(dev.get("/work_packages/" + wp + ".pdf?comments=1").is(200).bytes())).contains("Schön gemacht");
  }

  @Test
  void theFeedTellsWhatHappened() throws Exception {
    long wp = fx.workPackage("Fed & followed");
    dev.post("/work_packages/" + wp + "/comments", "comment=Look+%3Cb%3Ehere%3C%2Fb%3E").is(303);
    var reply = dev.get("/work_packages/" + wp + ".atom").is(200);
    reply.header("Content-Type").startsWith("application/atom+xml");
    var feed = parsed(reply.bytes());
    assertThat(feed.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
    assertThat(feed.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("#" + wp + " Fed & followed");
    assertThat(feed.getElementsByTagName("content").item(0).getTextContent()).contains("Look");
    assertThat(feed.getElementsByTagName("id").item(0).getTextContent()).isEqualTo(server.origin() + "/work_packages/" + wp);
    assertThat(feed.getElementsByTagName("name").item(0).getTextContent()).isEqualTo(fx.people().dev().name());
  }

  @Test
  void aListIsFollowedToo() throws Exception {
    long wp = fx.workPackage("In the list");
    long closed = fx.workPackage("Done long ago", Map.of("status_id", fx.statuses().closed()));
    var feed = parsed(dev.get("/work_packages.atom").is(200).bytes());
    assertThat(feed.getTextContent()).contains("In the list").doesNotContain("Done long ago");
    assertThat(parsed(dev.get("/work_packages.atom?filters=%5B%5D").is(200).bytes()).getTextContent()).contains("Done long ago").contains("/work_packages/" + closed);
    var identifier = server.database().one(gewerk.platform.database.Sql.of("select identifier from projects where id = ?", fx.projects().alpha()), row -> row.text("identifier")).orElseThrow();
    assertThat(dev.get("/projects/" + identifier + "/work_packages.atom").is(200).body()).contains("/work_packages/" + wp + "<");
    Forms.of(server.origin(), fx.people().out()).get("/projects/" + identifier + "/work_packages.atom").is(404);
  }

  @Test
  void feedsCanBeTurnedOff() {
    long wp = fx.workPackage("Not fed");
    assertThat(server.api(fx.people().dev()).get("/work_packages/" + wp).body()).contains("\"atom\"");
    server.world().setting("feeds_enabled", false);
    dev.get("/work_packages/" + wp + ".atom").is(404);
    dev.get("/work_packages.atom").is(404);
    assertThat(server.api(fx.people().dev()).get("/work_packages/" + wp).body()).doesNotContain("\"atom\"");
    server.world().setting("feeds_enabled", true);
  }

  /** Where the API says that there is a page, there is one. */
  @Test
  void thePagesThatTheApiNamesAreThere() {
    server.world().grant(fx.roles().dev(), "move_work_packages");
    long wp = fx.workPackage("Linked");
    var api = server.api(fx.people().dev());
    var links = api.get("/work_packages/" + wp).is(200).at("/_links");
    for (var name : java.util.List.of("move", "copy", "pdf", "atom")) {
      Client.of(server.origin()).as(fx.people().dev().token()).get(links.path(name).path("href").asString()).is(200);
    }
    server.world().revoke(fx.roles().dev(), "move_work_packages");
    var all = server.api(fx.people().adm()).get("/work_packages/" + wp).is(200).at("/_links");
    for (var name : java.util.List.of("customFields", "configureForm", "move", "copy", "pdf", "atom")) {
      Client.of(server.origin()).as(fx.people().adm().token()).get(all.path(name).path("href").asString()).is(200);
    }
  }

  @Test
  void otherFilesAreNotThere() {
    dev.get("/work_packages/12.exe").is(404);
    dev.get("/work_packages/nonsense").is(404);
    dev.get("/work_packages/99999999999999999999.pdf").is(404);
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(document);
    }
  }

  private static org.w3c.dom.Element parsed(byte[] xml) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
  }
}
