package gewerk.platform.http;

import java.util.List;
import java.util.Map;

import gewerk.platform.i18n.Message;
import org.jspecify.annotations.Nullable;

/**
 * A request that is not carried out, and why. Thrown wherever it is noticed, turned into an answer in one place.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15">the status codes</a>
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String identifier;
  private final transient Message reason;
  private final transient @Nullable String attribute;
  private final transient List<Refusal> parts;
  private final transient Map<String, Object> details;
  private final transient Map<String, String> headers;

  private Refusal(int status, String identifier, Message reason, @Nullable String attribute, List<Refusal> parts,
      Map<String, Object> details, Map<String, String> headers) {
    super(identifier + " " + reason.key() + reason.arguments(), null, false, false);
    this.status = status;
    this.identifier = identifier;
    this.reason = reason;
    this.attribute = attribute;
    this.parts = List.copyOf(parts);
    this.details = Map.copyOf(details);
    this.headers = Map.copyOf(headers);
  }

  public static Refusal of(int status, String identifier, Message reason) {
    return new Refusal(status, identifier, reason, null, List.of(), Map.of(), Map.of());
  }

  /** 400, with the words after "Bad request: ". */
  public static Refusal badRequest(String key, Object... arguments) {
    return of(400, "BadRequest", Message.of(key, arguments));
  }

  public static Refusal invalidQuery(String key, Object... arguments) {
    return of(400, "InvalidQuery", Message.of(key, arguments));
  }

  public static Refusal notFound() {
    return notFound("error.not_found");
  }

  public static Refusal notFound(String key) {
    return of(404, "NotFound", Message.of(key));
  }

  public static Refusal forbidden() {
    return of(403, "MissingPermission", Message.of("error.missing_permission"));
  }

  public static Refusal conflict() {
    return of(409, "UpdateConflict", Message.of("error.update_conflict"));
  }

  public static Refusal unauthenticated(String challenge) {
    return of(401, "Unauthenticated", Message.of("error.unauthenticated")).with("WWW-Authenticate", challenge);
  }

  /** 422 about one attribute. */
  public static Refusal invalid(String identifier, String attribute, Message reason) {
    return new Refusal(422, identifier, reason, attribute, List.of(), Map.of(), Map.of());
  }

  /** Several of the same status in one; a single one stays what it is. */
  public static Refusal several(int status, List<Refusal> parts) {
    return parts.size() == 1 ? parts.getFirst()
        : new Refusal(status, "MultipleErrors", Message.of("error.multiple_errors"), null, parts, Map.of(), Map.of());
  }

  public Refusal with(String header, String value) {
    var more = new java.util.HashMap<>(headers);
    more.put(header, value);
    return new Refusal(status, identifier, reason, attribute, parts, details, more);
  }

  public Refusal detail(String name, Object value) {
    var more = new java.util.HashMap<>(details);
    more.put(name, value);
    return new Refusal(status, identifier, reason, attribute, parts, more, headers);
  }

  public int status() {
    return status;
  }

  public String identifier() {
    return identifier;
  }

  public Message reason() {
    return reason;
  }

  public @Nullable String attribute() {
    return attribute;
  }

  public List<Refusal> parts() {
    return parts;
  }

  public Map<String, Object> details() {
    return details;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
