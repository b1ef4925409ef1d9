package gewerk.platform.outgoing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import gewerk.platform.settings.Setting;
import gewerk.platform.settings.Settings;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to other servers, safely: to public addresses and allowed ones only, checked after the name was looked up; no redirect is
 * followed; nobody can answer too slowly, too long or with too much. Any thread may use it.
 */
public final class Outgoing implements AutoCloseable {
  /** Addresses and blocks of them that may be reached although they are private (reference: section 3.4). */
  public static final String ALLOWED = "ssrf_protection_ip_allowlist";
  public static final List<Setting> SETTINGS = List.of(new Setting(ALLOWED, List.of()));
  private static final int MOST_AT_ONCE = 500;
  private static final Http1Config LITTLE = Http1Config.custom().setMaxLineLength(16 * 1024).setMaxHeaderCount(200).setMaxEmptyLineCount(10).build();

  private final CloseableHttpClient client;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("outgoing").daemon().factory());

  public Outgoing(Settings settings) {
    this(NameLookup.SYSTEM, () -> settings.texts(ALLOWED));
  }

  /** For who looks names up by themselves: tests of what happens when a name leads elsewhere. */
  public Outgoing(NameLookup names, Supplier<List<String>> allowed) {
    var connections = PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(new CheckedAddresses(names, allowed))
        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(LITTLE).build())
        .setMaxConnTotal(MOST_AT_ONCE).setMaxConnPerRoute(MOST_AT_ONCE).build();
    // A connection that is used again would lead to an address that was checked under other settings.
    client = HttpClients.custom().setConnectionManager(connections).setConnectionReuseStrategy((request, response, context) -> false)
        .disableRedirectHandling().disableAutomaticRetries().disableCookieManagement().disableAuthCaching().disableContentCompression()
        .setUserAgent("Gewerk").build();
  }

  /** Whether a text is an address that requests can go to: http or https, with a host, and without a password in it. */
  public static boolean isAddress(String text) {
    try {
      var address = URI.create(text);
      var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
      return (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null && address.getUserInfo() == null && address.getPort() < 65_536;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Waits for the answer, whatever its code.
   *
   * @throws AddressRefused when it must not be sent there
   * @throws IOException when there was no answer, or not in time
   */
  public Answered send(Call call) throws IOException {
    if (!isAddress(call.address().toString())) {
      throw new IOException("Only http and https addresses are called: " + call.address().getScheme());
    }
    var request = request(call);
    var late = new AtomicBoolean();
    var limit = clock.schedule(() -> {
      late.set(true);
      request.cancel();
    }, call.limits().whole().toMillis(), TimeUnit.MILLISECONDS);
    try {
      return client.execute(request, response -> answered(response, call.limits().bytes()));
    } catch (IOException | RuntimeException e) {
      throw late.get() || isSilence(e) ? tooLate(call) : e instanceof IOException io ? io : new IOException(e);
    } finally {
      limit.cancel(false);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
  }

  @SuppressWarnings("deprecation") // the connection's own setting is for all calls, and each has its own limits
  private static HttpUriRequestBase request(Call call) {
    var request = new HttpUriRequestBase(call.method(), call.address());
    call.headers().forEach(request::setHeader);
    if (call.body() != null) {
      var type = call.headers().getOrDefault("Content-Type", "application/octet-stream");
      request.setEntity(new ByteArrayEntity(call.body(), ContentType.parseLenient(type)));
    }
    var whole = Timeout.of(call.limits().whole());
    request.setConfig(RequestConfig.custom().setConnectTimeout(Timeout.of(call.limits().connecting())).setConnectionRequestTimeout(whole)
        .setResponseTimeout(whole).setRedirectsEnabled(false).setProtocolUpgradeEnabled(false).build());
    return request;
  }

  private static Answered answered(ClassicHttpResponse response, int most) throws IOException {
    var headers = new LinkedHashMap<String, List<String>>();
    for (var header : response.getHeaders()) {
      headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
    }
    var read = read(response.getEntity(), most);
    boolean cut = read.length > most;
    if (cut) {
      response.close(); // else the rest would be read to its end
    }
    return new Answered(response.getCode(), headers, cut ? java.util.Arrays.copyOf(read, most) : read, cut);
  }

  private static byte[] read(@Nullable HttpEntity entity, int most) throws IOException {
    return entity == null ? new byte[0] : entity.getContent().readNBytes(most + 1);
  }

  /** The socket has the same limit as the whole, and may notice first. */
  private static boolean isSilence(Exception e) {
    return e instanceof SocketTimeoutException && !(e instanceof ConnectTimeoutException);
  }

  private static IOException tooLate(Call call) {
    return new InterruptedIOException("There was no whole answer within " + call.limits().whole().toMillis() / 1000.0 + " seconds");
  }
}
