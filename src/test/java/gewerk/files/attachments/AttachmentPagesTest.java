package gewerk.files.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import gewerk.testkit.Fixture;
import gewerk.testkit.Forms;
import gewerk.testkit.Multipart;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tab of files over HTTP. */
class AttachmentPagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private Forms dev;
  private long wp;
  private String tab;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
    dev = Forms.of(server.origin(), fx.people().dev());
    wp = fx.workPackage("With files");
    tab = "/work_packages/" + wp + "/files";
  }

  @Test
  void severalFilesAreAddedShownAndDeleted() {
    var added = dev.client().upload(tab, new Multipart().file("files", "Pläne.txt", "text/plain", bytes("eins")).file("files", "b.txt", "text/plain", bytes("two"))).is(303);
    assertThat(Forms.notice(added)).contains("2 files have been added.");
    var page = dev.get(tab).is(200).body();
    assertThat(page).contains("Pläne.txt").contains("b.txt").contains("Files <small>2</small>");
    var delete = page.replaceAll("(?s).*?(/work_packages/\\d+/files/\\d+/delete).*", "$1");
    assertThat(dev.get(delete).is(200).body()).contains("Delete &#34;Pläne.txt&#34;?".replace("&#34;", "\""));
    dev.post(delete, "").is(303);
    assertThat(dev.get(tab).body()).doesNotContain("Pläne.txt").contains("b.txt");
    dev.post(delete, "").is(404);
  }

  @Test
  void whatIsRefusedIsToldAndTheRestIsKept() {
    server.world().setting("attachment_max_size", 1);
    var added = dev.client().upload(tab, new Multipart().file("files", "large.txt", "text/plain", new byte[2000]).file("files", "small.txt", "text/plain", bytes("s"))).is(303);
    server.world().usualSettings();
    server.world().setting("attachment_max_size", 5120);
    assertThat(Forms.notice(added)).startsWith("notice=BAD").contains("large.txt").contains("too large");
    assertThat(dev.get(tab).body()).contains("small.txt").doesNotContain("large.txt");
  }

  @Test
  void aScriptIsToldByTheStatus() {
    dev.client().with("X-Requested-With", "XMLHttpRequest").upload(tab, new Multipart().file("files", "a.txt", "text/plain", bytes("a"))).is(204);
    assertThat(Forms.notice(dev.client().upload(tab, new Multipart().field("csrf", "")).is(303))).contains("No file was chosen.");
  }

  @Test
  void readersAndStrangersAddAndDeleteNothing() {
    dev.client().upload(tab, new Multipart().file("files", "a.txt", "text/plain", bytes("a"))).is(303);
    var rita = Forms.of(server.origin(), fx.people().rita());
    rita.client().upload(tab, new Multipart().file("files", "b.txt", "text/plain", bytes("b"))).is(403);
    long id = server.world().number("select id from attachments where container_id = ? and container = 'work_package'", wp);
    rita.get(tab + "/" + id + "/delete").is(403);
    rita.post(tab + "/" + id + "/delete", "").is(403);
    assertThat(rita.get(tab).is(200).body()).contains("a.txt").doesNotContain("/delete\"");
    var out = Forms.of(server.origin(), fx.people().out());
    out.client().upload(tab, new Multipart().file("files", "c.txt", "text/plain", bytes("c"))).is(404);
    dev.post("/work_packages/" + fx.workPackage("Another") + "/files/" + id + "/delete", "").is(404);
  }

  @Test
  void aCopyOfTheWorkPackageHasCopiesOfItsFiles() {
    dev.client().upload(tab, new Multipart().file("files", "plan.txt", "text/plain", bytes("the plan"))).is(303);
    var made = dev.post("/work_packages/" + wp + "/copy", "project=" + fx.projects().alpha() + "&type=" + fx.types().task() + "&subject=Again&along=files").is(303);
    long copy = Long.parseLong(made.headerValue("Location").orElseThrow().replaceAll("\\D", ""));
    long id = server.world().number("select id from attachments where container_id = ? and container = 'work_package'", copy);
    assertThat(server.api(fx.people().dev()).get("/attachments/" + id + "/content").is(200).body()).isEqualTo("the plan");
    assertThat(server.world().number("select count(*) from attachments where container_id = ?", wp)).isEqualTo(1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
