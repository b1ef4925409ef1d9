package gewerk.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import gewerk.platform.http.QueryString;

/** A browser without a screen: keeps cookies, posts forms with the secret of the page that it saw last, and follows no redirect by itself. */
public final class WebBrowser {
  private static final Pattern SECRET = Pattern.compile("<meta name=\"csrf-token\" content=\"([^\"]*)\">");

  private final URI origin;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String secret = "";

  public WebBrowser(TestServer server) {
    origin = server.origin();
  }

  public Reply get(String path) {
    return send(HttpRequest.newBuilder(origin.resolve(path)), "GET " + path);
  }

  /** A form, its fields by turns name and value. */
  public Reply post(String path, String... fields) {
    var form = new LinkedHashMap<String, String>(Map.of("csrf", secret));
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return send(HttpRequest.newBuilder(origin.resolve(path)).header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(QueryString.write(form))), "POST " + path);
  }

  /** The name and the password, and whatever the server says to that. */
  public Reply signIn(String login, String password, String... more) {
    get("/login");
    var fields = new java.util.ArrayList<>(java.util.List.of("username", login, "password", password));
    fields.addAll(java.util.List.of(more));
    return post("/login", fields.toArray(String[]::new));
  }

  /** Whether a page for people who are signed in opens. */
  public boolean isIn() {
    return get("/my/account").headerValue("Location").isEmpty();
  }

  public void forget(String cookie) {
    cookies.remove(cookie);
  }

  private Reply send(HttpRequest.Builder request, String question) {
    try {
      request.header("Cookie", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; ")));
      var response = HTTP.send(request.header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
          .header("Accept-Language", "en").build(), BodyHandlers.ofByteArray());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      var reply = new Reply(question, response);
      var found = SECRET.matcher(reply.body());
      if (found.find()) {
        secret = found.group(1);
      }
      return reply;
    } catch (IOException e) {
      throw new AssertionError(question, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Java's own jar writes cookies as RFC 2965 wants them, which no browser does. */
  private void keep(String header) {
    var parts = header.split(";")[0].split("=", 2);
    if (header.contains("Max-Age=0") || parts[1].isEmpty()) {
      cookies.remove(parts[0]);
    } else {
      cookies.put(parts[0], parts[1]);
    }
  }
}
