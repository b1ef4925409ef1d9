package gewerk.files.attachments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Violation;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;

/** Takes a file in: tells its type, judges it, and writes it down piece by piece. */
final class KeepAttachment {
  /** Large enough that few statements are needed, small enough that many uploads fit into memory together. */
  static final int CHUNK = 1024 * 1024;
  private static final int ENOUGH_TO_TELL = 64 * 1024;
  private static final int KIB = 1024;

  private final Platform platform;
  private final AttachmentStore store;
  private final Tika tika = new Tika();

  KeepAttachment(Platform platform, AttachmentStore store) {
    this.platform = platform;
    this.store = store;
  }

  /** What the client says of the type is of no interest: somebody could call a page a picture. */
  String typeOf(Upload upload) {
    return tika.detect(upload.beginning(ENOUGH_TO_TELL), upload.fileName());
  }

  List<Violation> judge(Upload upload, String contentType) {
    var violations = new ArrayList<>(AttachmentRules.sized(upload.size(), (long) platform.settings().number("attachment_max_size") * KIB));
    violations.addAll(AttachmentRules.typed(contentType, upload.fileName(), platform.settings().texts("attachment_whitelist")));
    return violations;
  }

  /** Belongs into a transaction. */
  Attachment keep(Received file, Received.@Nullable Spot spot, Viewer viewer) {
    var upload = file.upload();
    long id = store.insert(new Attachment(0, spot == null ? null : spot.container(), spot == null ? null : spot.id(), viewer.id(), upload.fileName(),
        upload.description(), file.contentType(), upload.size(), "",
        Instant.now()));
    try {
      store.setDigest(id, write(id, upload));
    } catch (IOException e) {
      throw new UncheckedIOException("reading an upload", e);
    }
    return store.find(id).orElseThrow();
  }

  private String write(long id, Upload upload) throws IOException {
    var digest = md5();
    try (var in = upload.content().open()) {
      int number = 0;
      for (var chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
        digest.update(chunk);
        store.addChunk(id, number++, chunk);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
