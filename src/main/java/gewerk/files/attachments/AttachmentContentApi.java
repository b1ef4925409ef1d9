package gewerk.files.attachments;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Request;

/** Hands a file out: whole or in part, shown by the browser only where that is safe. */
final class AttachmentContentApi {
  /** Ten seconds less than six hours, so that nobody keeps it longer than an address of an object store would live. */
  private static final Duration KEPT = Duration.ofHours(6).minusSeconds(10);
  private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
  private static final String NOTHING_RUNS = "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'";
  /** A sandbox would keep Chromium from showing it; its viewer runs no scripts of the page. */
  private static final String NOTHING_RUNS_IN_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'";

  private final AttachmentStore store;

  AttachmentContentApi(AttachmentStore store) {
    this.store = store;
  }

  /** @param open whether everybody may see it, so that everybody's caches may keep it */
  Answer answer(Attachment attachment, Request request, boolean open) {
    var tag = "\"" + attachment.digest() + "\"";
    if (request.header("If-None-Match").filter(sent -> sent.contains(tag)).isPresent()) {
      return described(Answer.empty(304), attachment, tag, open);
    }
    var asked = request.header("Range").filter(ByteRange::isAskedFor)
        .filter(header -> request.header("If-Range").map(tag::equals).orElse(true));
    if (asked.isEmpty()) {
      return described(streamed(attachment, ByteRange.all(attachment.size())), attachment, tag, open);
    }
    return ByteRange.of(asked.get(), attachment.size())
        .map(range -> described(streamed(attachment, range).withStatus(206)
            .with("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + attachment.size()), attachment, tag, open))
        .orElseGet(() -> Answer.empty(416).with("Content-Range", "bytes */" + attachment.size()));
  }

  private Answer streamed(Attachment attachment, ByteRange range) {
    var type = attachment.contentType().equals("text/plain") ? "text/plain; charset=utf-8" : attachment.contentType();
    return Answer.streamed(type, out -> write(attachment, range, out)).with("Content-Length", String.valueOf(range.length()));
  }

  /** One piece in memory at a time. */
  private void write(Attachment attachment, ByteRange range, OutputStream out) throws IOException {
    for (long at = range.first(); at <= range.last();) {
      int offset = (int) (at % KeepAttachment.CHUNK);
      var chunk = store.chunk(attachment.id(), (int) (at / KeepAttachment.CHUNK)).orElseThrow(() -> new EOFException("The file was deleted while it was sent"));
      int length = (int) Math.min(chunk.length - offset, range.last() - at + 1);
      out.write(chunk, offset, length);
      at += length;
    }
  }

  private static Answer described(Answer answer, Attachment attachment, String tag, boolean open) {
    boolean pdf = attachment.contentType().equals("application/pdf");
    return answer.with("ETag", tag)
        .with("Accept-Ranges", "bytes")
        .with("Content-Disposition", disposition(attachment))
        .with("Cache-Control", (open ? "public" : "private") + ", max-age=" + KEPT.toSeconds())
        .with("Expires", HTTP_DATE.format(Instant.now().plus(KEPT)))
        .with("X-Content-Type-Options", "nosniff")
        .with("Content-Security-Policy", pdf ? NOTHING_RUNS_IN_PDF : NOTHING_RUNS);
  }

  /** @see <a href="https://www.rfc-editor.org/rfc/rfc6266">names in other than Latin letters</a> */
  static String disposition(Attachment attachment) {
    var plain = attachment.fileName().replaceAll("[^\\x20-\\x7e]", "_").replaceAll("[\"\\\\%]", "_");
    return (AttachmentRules.isShown(attachment.contentType()) ? "inline" : "attachment") + "; filename=\"" + plain + "\"; filename*=UTF-8''"
        + encoded(attachment.fileName());
  }

  private static String encoded(String name) {
    var out = new StringBuilder();
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (octet & 0xff);
      if (letter < 128 && (Character.isLetterOrDigit(letter) || "-._~".indexOf(letter) >= 0)) {
        out.append(letter);
      } else {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
      }
    }
    return out.toString();
  }
}
