package gewerk.files.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.Multipart;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SweepTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  @Test
  void whatNobodyClaimsIsTakenAwayAfterThreeHours() {
    Fixture fx = server.world().fx();
    var dev = server.api(fx.people().dev());
    long old = handedIn(dev, "/attachments");
    long young = handedIn(dev, "/attachments");
    long claimed = handedIn(dev, "/work_packages/" + fx.workPackage("W") + "/attachments");
    server.world().run("update attachments set created_at = now() - interval '181 minutes' where id = any(?)", (Object) new long[] {old, claimed});
    var store = new AttachmentStore(server.database());
    assertThat(store.deleteUnclaimed(3)).isEqualTo(1);
    assertThat(store.load(java.util.List.of(old, young, claimed)).keySet()).containsExactlyInAnyOrder(young, claimed);
    assertThat(server.world().number("select count(*) from attachment_chunks where attachment_id = ?", old)).isZero();
  }

  @Test
  void filesOfWhatIsGoneAreTakenAway() {
    Fixture fx = server.world().fx();
    long w = fx.workPackage("W");
    long file = handedIn(server.api(fx.people().dev()), "/work_packages/" + w + "/attachments");
    server.api(fx.people().adm()).delete("/work_packages/" + w).is(204);
    server.api(fx.people().adm()).get("/attachments/" + file).isError(404, "NotFound");
    assertThat(new AttachmentStore(server.database()).deleteOrphans()).isEqualTo(1);
  }

  @Test
  void oneNodeSweepsEveryHour() {
    assertThat(server.world().number("select count(*) from scheduled_tasks where task_name = 'attachments-sweep'")).isEqualTo(1);
  }

  private static long handedIn(Client client, String path) {
    return client.upload(path, new Multipart().field("metadata", "{\"fileName\":\"a.txt\"}")
        .file("file", "a.txt", "text/plain", "hello".getBytes(StandardCharsets.UTF_8))).is(201).id();
  }
}
