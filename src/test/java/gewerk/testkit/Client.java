package gewerk.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import gewerk.platform.http.QueryString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who speaks to a server over HTTP; immutable, so that each test adds the headers that it is about. */
public record Client(URI base, Map<String, String> headers) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** @param base what paths are appended to */
  public static Client of(URI base) {
    return new Client(base, Map.of());
  }

  /** With an API token, by Basic authentication. */
  public Client as(String token) {
    return basic("apikey", token);
  }

  public Client basic(String user, String password) {
    return with("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
  }

  public Client bearer(String token) {
    return with("Authorization", "Bearer " + token);
  }

  public Client with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Client(base, more);
  }

  public Reply get(String path) {
    return send("GET", path, null, BodyPublishers.noBody());
  }

  /** The least statements that it costs: whoever asks first also pays for small tables that stay in memory until they change. */
  public int leastStatements(String path) {
    return java.util.stream.IntStream.range(0, 4).map(time -> get(path).is(200).statements()).min().orElseThrow();
  }

  /** A list, narrowed by filters written as JSON. */
  public Reply list(String path, String filters) {
    return list(path, Map.of("filters", filters));
  }

  /** A list with parameters, which are encoded here. */
  public Reply list(String path, Map<String, String> parameters) {
    return get(path + "?" + QueryString.write(parameters));
  }

  /** @param body JSON text with ' for ", or anything that becomes JSON */
  public Reply post(String path, Object body) {
    return send("POST", path, "application/json", json(body));
  }

  public Reply patch(String path, Object body) {
    return send("PATCH", path, "application/json", json(body));
  }

  public Reply delete(String path) {
    return send("DELETE", path, null, BodyPublishers.noBody());
  }

  /** Any method with any body, sent as it is. */
  public Reply send(String method, String path, @Nullable String type, String body) {
    return send(method, path, type, BodyPublishers.ofString(body));
  }

  public Reply upload(String path, Multipart parts) {
    return send("POST", path, parts.type(), BodyPublishers.ofByteArray(parts.bytes()));
  }

  private Reply send(String method, String path, @Nullable String type, BodyPublisher body) {
    var request = HttpRequest.newBuilder(URI.create(path.startsWith("/api/") ? origin() + path : base + path)).method(method, body);
    headers.forEach(request::setHeader);
    if (type != null) {
      request.setHeader("Content-Type", type);
    }
    try {
      return new Reply(method + " " + path, HTTP.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String origin() {
    return base.getScheme() + "://" + base.getAuthority();
  }

  private static BodyPublisher json(Object body) {
    return BodyPublishers.ofString(body instanceof String text ? text.replace('\'', '"') : JSON.writeValueAsString(body));
  }
}
