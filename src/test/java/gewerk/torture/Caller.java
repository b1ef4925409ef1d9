package gewerk.torture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import gewerk.platform.http.QueryString;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to one life of the victim, as its administrator. */
final class Caller implements AutoCloseable {
  /** An answer that says that something is wrong with the request: never the fault of a kill. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String CREDENTIALS = "Basic " + Base64.getEncoder().encodeToString(("apikey:" + Victim.TOKEN).getBytes(StandardCharsets.UTF_8));
  private static final int AT_ONCE = 500;

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).build();
  private final String base;

  Caller(int port) {
    base = "http://127.0.0.1:" + port + "/api/v3";
  }

  /** @throws IOException when no answer came, or one of which nobody can tell what was written */
  JsonNode send(String method, String path, Map<String, ?> body) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60)).header("Authorization", CREDENTIALS)
        .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))).build();
    return answer(http.send(request, BodyHandlers.ofString()));
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60)).header("Authorization", CREDENTIALS).build();
    return answer(http.send(request, BodyHandlers.ofString()));
  }

  /** Those of these work packages that are there. */
  Map<Long, Ledger.Entry> find(Collection<Long> ids) throws IOException, InterruptedException {
    var found = new HashMap<Long, Ledger.Entry>();
    var all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      var some = all.subList(from, Math.min(all.size(), from + AT_ONCE)).stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
      var query = QueryString.write(Map.of("filters", "[{\"id\":{\"operator\":\"=\",\"values\":[" + some + "]}}]", "pageSize", "" + AT_ONCE,
          "select", "elements/id,elements/lockVersion,elements/subject"));
      for (var element : get("/work_packages?" + query).path("_embedded").path("elements")) {
        found.put(element.path("id").asLong(), new Ledger.Entry(element.path("lockVersion").asInt(), element.path("subject").asString()));
      }
    }
    return found;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private static JsonNode answer(HttpResponse<String> response) throws IOException {
    if (response.statusCode() >= 400 && response.statusCode() < 500) {
      throw new Refused(response.statusCode() + " " + response.body());
    }
    if (response.statusCode() >= 500) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body());
  }
}
