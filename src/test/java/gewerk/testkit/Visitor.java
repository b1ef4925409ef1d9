package gewerk.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import gewerk.platform.http.QueryString;

/** Somebody with a browser that keeps cookies and posts forms, and goes nowhere by itself. */
public final class Visitor {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf-token\" content=\"([^\"]*)\"");

  private final URI origin;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new LinkedHashMap<>();

  private Visitor(URI origin) {
    this.origin = origin;
  }

  public static Visitor of(TestServer server) {
    return new Visitor(server.origin());
  }

  /** Somebody who administers, signed in. */
  public static Visitor administrator(TestServer server) {
    var visitor = of(server);
    visitor.signIn(server.world().administrator(), World.PASSWORD);
    return visitor;
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(origin.resolve(path)).GET());
  }

  /** With the secret that the page at this address carries. */
  public HttpResponse<String> post(String path, Map<String, String> fields) {
    return post(path, path, fields);
  }

  /** @param page where the form stands */
  public HttpResponse<String> post(String page, String path, Map<String, String> fields) {
    var match = CSRF.matcher(get(page).body());
    var all = new LinkedHashMap<>(fields);
    all.put("csrf", match.find() ? match.group(1) : "");
    return send(HttpRequest.newBuilder(origin.resolve(path)).header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(QueryString.write(all))));
  }

  public HttpResponse<String> signIn(String login, String password) {
    return post("/login", Map.of("username", login, "password", password));
  }

  /** Where an answer leads. */
  public static String leadsTo(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("nowhere: " + answer.statusCode());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    boolean ours = request.build().uri().getAuthority().equals(origin.getAuthority());
    if (ours && !cookies.isEmpty()) {
      request.header("Cookie", String.join("; ", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).toList()));
    }
    try {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      if (ours) {
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
      }
      return answer;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** As browsers do; Java's own cookies go back in a form of 1997. */
  private void keep(String cookie) {
    var pair = cookie.split(";", 2)[0].split("=", 2);
    if (cookie.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }
}
