package gewerk.platform.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What goes back: a status, headers, and a body that is either in memory or written as it comes. */
public record Answer(int status, String type, Body body, List<Map.Entry<String, String>> headers) {
  /** The bytes of an answer. */
  public sealed interface Body {
    record Whole(byte[] bytes) implements Body {}

    record Streamed(Writing writing) implements Body {}
  }

  /** Writes a body to the client. */
  @FunctionalInterface
  public interface Writing {
    void to(OutputStream out) throws IOException;
  }

  public static Answer of(int status, String type, byte[] bytes) {
    return new Answer(status, type, new Body.Whole(bytes), List.of());
  }

  public static Answer text(int status, String type, String text) {
    return of(status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  public static Answer html(byte[] page) {
    return of(200, "text/html; charset=utf-8", page);
  }

  public static Answer empty(int status) {
    return of(status, "", new byte[0]);
  }

  public static Answer streamed(String type, Writing writing) {
    return new Answer(200, type, new Body.Streamed(writing), List.of());
  }

  /** After a form was posted: look at this page. */
  public static Answer seeOther(String path) {
    return empty(303).with("Location", path);
  }

  public Answer with(String header, String value) {
    var more = new ArrayList<>(headers);
    more.add(Map.entry(header, value));
    return new Answer(status, type, body, List.copyOf(more));
  }

  public Answer withStatus(int other) {
    return new Answer(other, type, body, headers);
  }
}
