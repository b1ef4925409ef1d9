package gewerk.files.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.Multipart;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AttachmentApiTest {
  private static final String NOT_AVAILABLE = "Direct upload is not available due to a system configuration.";

  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private Client dev;
  private Client dev2;
  private Client rita;
  private long w;

  @BeforeEach
  void prepare() {
    fx = server.world().fx();
    dev = server.api(fx.people().dev());
    dev2 = server.api(fx.people().dev2());
    rita = server.api(fx.people().rita());
    w = fx.workPackage("W");
  }

  @Test
  void aFileHangsOnAWorkPackage() {
    long id = upload(dev, ofW(), "a.txt", "hello").is(201).has("/_type", "Attachment").has("/fileName", "a.txt").has("/fileSize", 5)
        .has("/description/format", "plain").has("/description/raw", "A text").has("/status", "uploaded").has("/contentType", "text/plain")
        .has("/digest/algorithm", "md5").has("/digest/hash", "5d41402abc4b2a76b9719d911017c592")
        .has("/_links/self/title", "a.txt").has("/_links/author/href", fx.people().dev().path())
        .has("/_links/container/href", "/api/v3/work_packages/" + w).has("/_links/container/title", "W").includes("/_links/delete/href").id();
    dev.get("/attachments/" + id + "/uploaded").is(200).has("/id", id);
    rita.get(ofW()).is(200).has("/total", 1).has("/_embedded/elements/0/id", id).lacks("/_embedded/elements/0/_links/delete");
    dev.get("/work_packages/" + w).has("/_embedded/attachments/total", 1).has("/_links/attachments/href", "/api/v3" + ofW())
        .has("/_links/addAttachment/method", "post").lacks("/_links/prepareAttachment");
    rita.get("/work_packages/" + w).lacks("/_links/addAttachment").includes("/_links/attachments/href");
  }

  @Test
  void itsComingAndGoingStandsInTheHistory() {
    long id = upload(dev, ofW(), "a.txt", "hello").id();
    server.world().run("update journals set updated_at = now() - interval '10 minutes' where resource_id = ?", w);
    dev.delete("/attachments/" + id).is(204);
    assertThat(dev.get("/work_packages/" + w + "/activities").all("/_embedded/elements/*/details/0/raw").stream().map(node -> node.asString()))
        .containsExactly("File a.txt added as attachment", "File a.txt removed as attachment");
    dev.delete("/attachments/" + id).isError(404, "NotFound");
    dev.get("/attachments/" + id + "/content").isError(404, "NotFound");
  }

  @Test
  void whatIsMissingIsTold() {
    dev.upload(ofW(), new Multipart().field("metadata", "{\"fileName\":\"a.txt\"}"))
        .isError(422, "PropertyConstraintViolation", "The content type of the file cannot be blank.");
    dev.upload(ofW(), new Multipart().file("file", "a.txt", "text/plain", "hello".getBytes(StandardCharsets.UTF_8)))
        .isInvalid("file", "File can't be blank.");
    dev.upload(ofW(), new Multipart().field("metadata", "{}").file("file", "a.txt", "text/plain", new byte[] {1})).isInvalid("file", "File can't be blank.");
    dev.upload(ofW(), new Multipart().field("metadata", "not json").file("file", "a.txt", "text/plain", new byte[] {1})).isError(400, "InvalidRequestBody");
    dev.post(ofW(), "{}").isError(415, "TypeNotSupported");
  }

  @Test
  void filesAreNoLargerThanTheSettingSays() {
    server.world().setting("attachment_max_size", 1);
    upload(dev, ofW(), "a.txt", "x".repeat(1025)).isInvalid("file", "File is too large (maximum size is 1024 Bytes).");
    upload(dev, ofW(), "a.txt", "x".repeat(1024)).is(201);
  }

  @Test
  void onlyListedTypesComeInWhereThereIsAList() {
    server.world().setting("attachment_whitelist", List.of("image/png", "*.md"));
    upload(dev, ofW(), "a.txt", "hello")
        .isError(422, "PropertyConstraintViolation", "The file was rejected by an automatic filter. 'text/plain' is not allowed for upload.");
    upload(dev, ofW(), "a.md", "# hello").is(201);
  }

  @Test
  void theBytesTellTheTypeAndNotTheClient() {
    var png = new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    dev.upload(ofW(), new Multipart().field("metadata", "{\"fileName\":\"a.txt\"}").file("file", "a.txt", "text/html", png)).is(201).has("/contentType", "image/png");
    dev.upload(ofW(), new Multipart().field("metadata", "{\"fileName\":\"../../etc/a.html\"}").file("file", "x", "image/png", "<html><script>1</script></html>".getBytes(StandardCharsets.UTF_8)))
        .is(201).has("/contentType", "text/html").has("/fileName", "a.html");
  }

  @Test
  void whoMayNotEditMayNotAttachUnlessTheyMayAttach() {
    upload(rita, ofW(), "a.txt", "hello").isError(403, "MissingPermission");
    upload(server.api(fx.people().out()), ofW(), "a.txt", "hello").isError(404, "NotFound");
    server.world().grant(fx.roles().reader(), "add_work_package_attachments");
    long own = upload(rita, ofW(), "a.txt", "hello").is(201).id();
    long other = upload(dev, ofW(), "b.txt", "hello").id();
    rita.delete("/attachments/" + other).isError(403, "MissingPermission");
    server.api(fx.people().out()).delete("/attachments/" + other).isError(404, "NotFound");
    rita.delete("/attachments/" + own).is(204);
  }

  @Test
  void thereIsNoObjectStoreToUploadTo() {
    dev.upload(ofW() + "/prepare", new Multipart().field("metadata", "{\"fileName\":\"a.txt\"}")).isError(422, "PropertyConstraintViolation", NOT_AVAILABLE);
    dev.upload("/attachments/prepare", new Multipart().field("metadata", "{\"fileName\":\"a.txt\"}")).isError(422, "PropertyConstraintViolation", NOT_AVAILABLE);
  }

  @Test
  void aFileComesBackAsItWas() {
    var bytes = new byte[2_500_000];
    new Random(7).nextBytes(bytes);
    long id = dev.upload(ofW(), new Multipart().field("metadata", "{\"fileName\":\"größe 1.bin\"}").file("file", "x", "x/y", bytes)).is(201)
        .has("/fileSize", bytes.length).id();
    var content = dev.get("/attachments/" + id + "/content").is(200);
    assertThat(content.bytes()).isEqualTo(bytes);
    content.header("Content-Disposition").isEqualTo("attachment; filename=\"gr__e 1.bin\"; filename*=UTF-8''gr%C3%B6%C3%9Fe%201.bin");
    content.header("X-Content-Type-Options").isEqualTo("nosniff");
    content.header("Content-Security-Policy").startsWith("sandbox; default-src 'none'");
    content.header("Cache-Control").isEqualTo("private, max-age=21590");
    content.header("Content-Type").isEqualTo("application/octet-stream");
    var part = dev.with("Range", "bytes=1048570-1048585").get("/attachments/" + id + "/content").is(206);
    assertThat(part.bytes()).isEqualTo(java.util.Arrays.copyOfRange(bytes, 1048570, 1048586));
    part.header("Content-Range").isEqualTo("bytes 1048570-1048585/2500000");
    assertThat(dev.with("Range", "bytes=-3").get("/attachments/" + id + "/content").is(206).bytes()).isEqualTo(java.util.Arrays.copyOfRange(bytes, 2_499_997, 2_500_000));
    dev.with("Range", "bytes=2500000-").get("/attachments/" + id + "/content").is(416).header("Content-Range").isEqualTo("bytes */2500000");
    var tag = content.headerValue("ETag").orElseThrow();
    dev.with("If-None-Match", tag).get("/attachments/" + id + "/content").is(304);
    assertThat(dev.with("Range", "bytes=0-1").with("If-Range", "\"other\"").get("/attachments/" + id + "/content").is(200).bytes()).isEqualTo(bytes);
  }

  @Test
  void aBrowserShowsOnlyWhatCannotRun() {
    disposition("a.txt", "hello").startsWith("inline;");
    disposition("a.html", "<html><body>x</body></html>").startsWith("attachment;");
    disposition("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>").startsWith("attachment;");
    disposition("a.pdf", "%PDF-1.4\n1 0 obj").startsWith("inline;");
  }

  @Test
  void anEmptyFileIsAFile() {
    long id = upload(dev, ofW(), "empty.txt", "").is(201).has("/fileSize", 0).has("/digest/hash", "d41d8cd98f00b204e9800998ecf8427e").id();
    assertThat(dev.get("/attachments/" + id + "/content").is(200).bytes()).isEmpty();
  }

  @Test
  void anUnclaimedFileIsItsAuthorsAlone() {
    long id = upload(dev, "/attachments", "a.txt", "hello").is(201).has("/_links/container/href", null).id();
    dev.get("/attachments/" + id).is(200);
    dev2.get("/attachments/" + id).isError(404, "NotFound");
    dev2.delete("/attachments/" + id).isError(404, "NotFound");
    upload(rita, "/attachments", "a.txt", "hello").isError(403, "MissingPermission");
    dev.delete("/attachments/" + id).is(204);
  }

  @Test
  void aNewWorkPackageClaimsWhatWasHandedIn() {
    long id = upload(dev, "/attachments", "a.txt", "hello").id();
    long made = made(List.of(id)).is(201).has("/_embedded/attachments/total", 1).id();
    dev.get("/attachments/" + id).has("/_links/container/href", "/api/v3/work_packages/" + made);
    made(List.of(id)).isInvalid("attachments", "Attachments cannot be changed.");
    made(List.of(upload(dev2, "/attachments", "b.txt", "hello").id())).isInvalid("attachments", "Attachments does not exist.");
    made(List.of(99999999L)).isInvalid("attachments", "Attachments does not exist.");
  }

  @Test
  void writingAttachmentsReplacesTheWholeSet() {
    long first = upload(dev, ofW(), "first.txt", "1").id();
    long second = upload(dev, "/attachments", "second.txt", "2").id();
    long lock = dev.get("/work_packages/" + w).number("/lockVersion");
    dev.patch("/work_packages/" + w, Map.of("lockVersion", lock, "_links", Map.of("attachments", links(List.of(second))))).is(200)
        .has("/_embedded/attachments/total", 1).has("/_embedded/attachments/_embedded/elements/0/id", second).has("/lockVersion", lock + 1);
    dev.get("/attachments/" + first).isError(404, "NotFound");
    dev.patch("/work_packages/" + w, Map.of("lockVersion", lock + 1, "subject", "W2")).is(200).has("/_embedded/attachments/total", 1);
    dev.patch("/work_packages/" + w, Map.of("lockVersion", lock + 2, "_links", Map.of("attachments", List.of()))).is(200).has("/_embedded/attachments/total", 0);
  }

  @Test
  void commentsHaveFilesToo() {
    long comment = dev.post("/work_packages/" + w + "/activities", "{'comment':{'raw':'look'}}").id();
    var path = "/activities/" + comment + "/attachments";
    upload(dev, path, "a.txt", "hello").is(201).has("/_links/container/href", "/api/v3/activities/" + comment);
    upload(dev2, path, "a.txt", "hello").isError(403, "MissingPermission");
    rita.get(path).is(200).has("/total", 1);
    dev.get("/activities/" + comment).has("/_embedded/attachments/total", 1).has("/_links/attachments/href", "/api/v3" + path).includes("/_links/addAttachment");
    rita.get("/activities/" + comment).lacks("/_links/addAttachment");
    server.api(fx.people().out()).get(path).isError(404, "NotFound");
  }

  @Test
  void aListCostsTheSameHoweverManyFilesThereAre() {
    upload(dev, ofW(), "a.txt", "hello");
    int one = dev.leastStatements(ofW());
    upload(dev, ofW(), "b.txt", "hello");
    upload(dev, ofW(), "c.txt", "hello");
    assertThat(dev.leastStatements(ofW())).isEqualTo(one);
  }

  private org.assertj.core.api.AbstractStringAssert<?> disposition(String name, String text) {
    long id = upload(dev, ofW(), name, text).is(201).id();
    return dev.get("/attachments/" + id + "/content").is(200).header("Content-Disposition");
  }

  private static Reply upload(Client client, String path, String name, String text) {
    return client.upload(path, new Multipart().field("metadata", "{\"fileName\":\"" + name + "\",\"description\":{\"raw\":\"A text\"}}")
        .file("file", name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8)));
  }

  private Reply made(List<Long> attachments) {
    var links = new HashMap<String, Object>(Map.of("project", Map.of("href", fx.project(fx.projects().alpha())), "type", Map.of("href", fx.type(fx.types().task()))));
    links.put("attachments", links(attachments));
    return dev.post("/work_packages", Map.of("subject", "Made", "_links", links));
  }

  private static List<Map<String, String>> links(List<Long> attachments) {
    return attachments.stream().map(id -> Map.of("href", "/api/v3/attachments/" + id)).toList();
  }

  private String ofW() {
    return "/work_packages/" + w + "/attachments";
  }
}
