package gewerk.platform.hal;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A HAL link.
 *
 * @param href a path without host; null for "no value"
 * @param method lower case; null for GET
 * @param more further members, such as {@code templated}, {@code type}, {@code payload}
 */
public record Link(@Nullable String href, @Nullable String title, @Nullable String method, Map<String, Object> more) {
  public static final String BASE = "/api/v3";
  public static final String UNDISCLOSED = "urn:openproject-org:api:v3:undisclosed";
  private static final Link NONE = new Link(null, null, null, Map.of());

  public static Link none() {
    return NONE;
  }

  /** To a path below {@code /api/v3}. */
  public static Link to(String path) {
    return new Link(BASE + path, null, null, Map.of());
  }

  public static Link to(String path, @Nullable String title) {
    return new Link(BASE + path, title, null, Map.of());
  }

  /** To anything: a page, a name. */
  public static Link absolute(String href, @Nullable String title) {
    return new Link(href, title, null, Map.of());
  }

  public Link by(String method) {
    return new Link(href, title, method, more);
  }

  public Link titled(@Nullable String title) {
    return new Link(href, title, method, more);
  }

  public Link templated() {
    return with("templated", true);
  }

  public Link with(String member, Object value) {
    if (more.isEmpty()) {
      return new Link(href, title, method, Map.of(member, value));
    }
    var members = new java.util.LinkedHashMap<>(more);
    members.put(member, value);
    return new Link(href, title, method, members);
  }
}
