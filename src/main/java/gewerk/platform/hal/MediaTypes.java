package gewerk.platform.hal;

import java.util.List;

import gewerk.platform.http.Request;

/** Which media types a route takes; most take JSON. */
public final class MediaTypes {
  private static final List<String> JSON = List.of("application/json", "application/hal+json");
  private static final List<String> UPLOAD = List.of("multipart/form-data");
  private static final List<String> TEXT = List.of("text/plain");

  private MediaTypes() {}

  static List<String> allowed(Request request) {
    return takenAt(request.path());
  }

  /** The media types that a path takes, or a pattern of paths. */
  public static List<String> takenAt(String path) {
    if (path.endsWith("/attachments") || path.endsWith("/attachments/prepare")) {
      return UPLOAD;
    }
    return path.startsWith("/api/v3/render/") ? TEXT : JSON;
  }
}
