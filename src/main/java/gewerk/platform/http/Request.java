package gewerk.platform.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import gewerk.platform.access.Authenticator.Credentials;
import gewerk.platform.access.Viewer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;

/** What was asked: path, query, headers, body, and, once admitted, by whom. */
public final class Request implements Credentials {
  private static final int LARGEST_BODY = 16 * 1024 * 1024;
  private static final Pattern PAGE = Pattern.compile("[1-9]\\d{0,5}");

  private final HttpServletRequest servlet;
  private final String path;
  private final Map<String, String> parameters;
  private final Map<String, List<String>> query;
  private final @Nullable Viewer viewer;
  private final Map<String, Object> notes;

  private Request(HttpServletRequest servlet, String path, Map<String, String> parameters, Map<String, List<String>> query,
      @Nullable Viewer viewer, Map<String, Object> notes) {
    this.servlet = servlet;
    this.path = path;
    this.parameters = parameters;
    this.query = query;
    this.viewer = viewer;
    this.notes = notes;
  }

  static Request of(HttpServletRequest servlet, String path) {
    return new Request(servlet, path, Map.of(), QueryString.parse(servlet.getQueryString()), null, new LinkedHashMap<>());
  }

  Request matched(Routes.Match match) {
    notes.put("route", match.pattern());
    return new Request(servlet, path, match.parameters(), query, viewer, notes);
  }

  public Request by(Viewer someone) {
    return new Request(servlet, path, parameters, query, someone, notes);
  }

  public Request withQuery(Map<String, List<String>> other) {
    return new Request(servlet, path, parameters, Map.copyOf(other), viewer, notes);
  }

  @Override
  public String method() {
    return servlet.getMethod();
  }

  /** Without doubled or trailing slashes. */
  public String path() {
    return path;
  }

  @Override
  public boolean isApi() {
    return path.startsWith("/api/");
  }

  public Viewer viewer() {
    if (viewer == null) {
      throw new IllegalStateException("The request has not been admitted yet");
    }
    return viewer;
  }

  public boolean isAdmitted() {
    return viewer != null;
  }

  public long id(String name) {
    return Long.parseLong(text(name));
  }

  public String text(String name) {
    var value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The route has no parameter " + name);
    }
    return QueryString.decode(value);
  }

  public Map<String, List<String>> query() {
    return query;
  }

  @Override
  public Optional<String> query(String name) {
    var values = query.get(name);
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  /** All values of {@code name} and {@code name[]}. */
  public List<String> queries(String name) {
    var values = new java.util.ArrayList<>(query.getOrDefault(name, List.of()));
    values.addAll(query.getOrDefault(name + "[]", List.of()));
    return values;
  }

  /** Which page of a list is wanted, the first is 1; what says nothing sensible means the first. */
  public int page() {
    return query("page").filter(PAGE.asMatchPredicate()).map(Integer::valueOf).orElse(1);
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(servlet.getHeader(name));
  }

  @Override
  public Optional<String> cookie(String name) {
    Cookie[] cookies = servlet.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    for (var cookie : cookies) {
      if (cookie.getName().equals(name)) {
        return Optional.of(cookie.getValue());
      }
    }
    return Optional.empty();
  }

  /** The query as it was sent, without its question mark. */
  public String rawQuery() {
    return servlet.getQueryString() == null ? "" : servlet.getQueryString();
  }

  public Optional<String> contentType() {
    return Optional.ofNullable(servlet.getContentType());
  }

  /** Scheme, host and port under which the client reached us. */
  public String origin() {
    int port = servlet.getServerPort();
    boolean usual = servlet.isSecure() ? port == 443 : port == 80;
    return servlet.getScheme() + "://" + servlet.getServerName() + (usual ? "" : ":" + port);
  }

  public boolean isSecure() {
    return servlet.isSecure();
  }

  public String remoteAddress() {
    return servlet.getRemoteAddr();
  }

  public byte[] body() {
    try {
      var bytes = servlet.getInputStream().readNBytes(LARGEST_BODY + 1);
      if (bytes.length > LARGEST_BODY) {
        throw Refusal.of(413, "BadRequest", gewerk.platform.i18n.Message.of("error.body_too_large"));
      }
      return bytes;
    } catch (IOException e) {
      throw Refusal.badRequest("error.body_unreadable");
    }
  }

  public String bodyText() {
    return new String(body(), StandardCharsets.UTF_8);
  }

  /** A field of a posted form; from the body only. */
  public Optional<String> form(String name) {
    var values = forms(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  public List<String> forms(String name) {
    return form().getOrDefault(name, List.of());
  }

  /** All fields of a posted form, in their order. */
  @SuppressWarnings("unchecked")
  public Map<String, List<String>> form() {
    return (Map<String, List<String>>) notes.computeIfAbsent("form", key -> readForm());
  }

  public Optional<Part> part(String name) {
    try {
      return Optional.ofNullable(servlet.getPart(name));
    } catch (IOException | ServletException | IllegalStateException e) {
      throw Refusal.badRequest("error.multipart_unreadable");
    }
  }

  /** All parts of this name, in their order; files that nobody chose are left out. */
  public List<Part> files(String name) {
    try {
      return servlet.getParts().stream().filter(part -> part.getName().equals(name) && part.getSubmittedFileName() != null && !part.getSubmittedFileName().isEmpty())
          .toList();
    } catch (IOException | ServletException | IllegalStateException e) {
      throw Refusal.badRequest("error.multipart_unreadable");
    }
  }

  /** Something that an earlier step found out for a later one. */
  public void note(String name, Object value) {
    notes.put(name, value);
  }

  public Optional<Object> noted(String name) {
    return Optional.ofNullable(notes.get(name));
  }

  private Map<String, List<String>> readForm() {
    var type = contentType().orElse("");
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return QueryString.parse(bodyText());
    }
    var fields = new LinkedHashMap<String, List<String>>();
    if (type.startsWith("multipart/form-data")) {
      servlet.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
    }
    return fields;
  }
}
