package gewerk.work.workpackages;

import static gewerk.work.workpackages.Story.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import gewerk.testkit.Client;
import gewerk.testkit.Multipart;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FileCasesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final Story story = new Story(server);
  private final long w = story.fx.workPackage("W");

  @Test
  @Tag("B13")
  void anUnclaimedUploadOfOnesOwnIsClaimed() {
    long own = upload(story.dev, "/attachments").is(201).id();
    long others = upload(story.dev2, "/attachments").is(201).id();
    long made = story.createLinked("'attachments':[{'href':'/api/v3/attachments/" + own + "'}]").is(201).id();
    story.dev.get(path(made) + "/attachments").is(200).has("/total", 1);
    story.createLinked("'attachments':[{'href':'/api/v3/attachments/" + others + "'}]").isInvalid("attachments", "Attachments does not exist.");
  }

  @Test
  @Tag("C25")
  void filesAreTakenOffByLeavingThemOut() {
    upload(story.dev, path(w) + "/attachments").is(201);
    story.change(w, "'_links':{'attachments':[]}").is(200);
    story.dev.get(path(w) + "/attachments").is(200).has("/total", 0);
  }

  @Test
  @Tag("I11")
  void aFileIsUploadedWithItsName() {
    var to = path(w) + "/attachments";
    upload(story.dev, to).is(201).has("/fileName", "a.txt").has("/digest/algorithm", "md5").has("/_links/container/href", "/api/v3" + path(w));
    story.dev.upload(to, new Multipart().field("metadata", "{\"fileName\":\"a.txt\"}")).is(422);
    assertThat(story.dev.upload(to, new Multipart().file("file", "a.txt", "text/plain", bytes("x"))).is(422).messages()).contains("File can't be blank.");
    story.dev.upload(to, new Multipart().field("metadata", "not json").file("file", "a.txt", "text/plain", bytes("x"))).is(400);
    story.dev.post(to, "{}").is(415);
    story.fx.world().setting("attachment_max_size", 1);
    var large = new Multipart().field("metadata", "{\"fileName\":\"a.txt\"}").file("file", "a.txt", "text/plain", new byte[2000]);
    assertThat(story.dev.upload(to, large).is(422).messages()).contains("File is too large (maximum size is 1024 Bytes).");
  }

  private static Reply upload(Client who, String path) {
    return who.upload(path, new Multipart().field("metadata", "{\"fileName\":\"a.txt\"}").file("file", "a.txt", "text/plain", bytes("words")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
