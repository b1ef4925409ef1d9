package gewerk.people.openid;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;

/**
 * The one place that speaks to providers: with time-outs, a limit of size, and no redirects. Administrators say which servers these are, so
 * private addresses are allowed.
 */
final class Exchange implements HTTPRequestSender {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final long LARGEST = 1024 * 1024;
  private static final Set<String> OURS_TO_SET = Set.of("connection", "content-length", "host", "expect", "upgrade");

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER).build();

  /** @throws IOException also for an answer that is no success */
  String get(URI address) throws IOException {
    var answer = send(HttpRequest.newBuilder(address).header("Accept", "application/json").GET());
    if (answer.statusCode() != 200) {
      throw new IOException("HTTP " + answer.statusCode());
    }
    return answer.body();
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest asked) throws IOException {
    var body = asked.getBody() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(asked.getBody());
    var request = HttpRequest.newBuilder(asked.getURI()).method(asked.getMethod().name(), body);
    asked.getHeaderMap().forEach((name, values) -> {
      if (!OURS_TO_SET.contains(name.toLowerCase(java.util.Locale.ROOT))) {
        values.forEach(value -> request.header(name, value));
      }
    });
    return answer(send(request));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.timeout(ANSWER).build(), BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } catch (IllegalArgumentException e) {
      throw new IOException(e);
    }
  }

  private static HTTPResponse answer(HttpResponse<String> received) throws IOException {
    var answer = new HTTPResponse(received.statusCode());
    try {
      var type = received.headers().firstValue("Content-Type");
      if (type.isPresent()) {
        answer.setContentType(type.get());
      }
    } catch (ParseException e) {
      throw new IOException(e);
    }
    answer.setBody(received.body());
    return answer;
  }
}
