package gewerk.testkit.elsewhere;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.sun.net.httpserver.HttpServer;

/** A provider that tells of itself and believes no client. */
public record StrictProvider(HttpServer server) implements AutoCloseable {
  public static StrictProvider start() throws IOException {
    var provider = new StrictProvider(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    var metadata = new OIDCProviderMetadata(new Issuer(provider.issuer()), List.of(SubjectType.PUBLIC), URI.create(provider.issuer() + "/keys"));
    metadata.setAuthorizationEndpointURI(URI.create(provider.issuer() + "/authorize"));
    metadata.setTokenEndpointURI(URI.create(provider.issuer() + "/token"));
    metadata.applyDefaults();
    provider.answers("/.well-known/openid-configuration", 200, metadata.toJSONObject().toJSONString());
    provider.answers("/token", 401, "{\"error\":\"invalid_client\"}");
    provider.server.start();
    return provider;
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answers(String path, int status, String json) {
    server.createContext(path, exchange -> {
      var bytes = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
  }
}
