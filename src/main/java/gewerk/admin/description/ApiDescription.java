package gewerk.admin.description;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gewerk.platform.Platform;
import gewerk.platform.hal.ApiSurface;
import gewerk.platform.http.Answer;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.openapi.OpenApi;

/** Where the API tells what it can do: as JSON and as YAML. Belongs behind all features whose operations it tells. */
public final class ApiDescription {
  /** A server is reached under few names; whoever makes up others must not fill the memory. */
  private static final int ORIGINS = 8;

  /** Both forms as they are sent, and their tags. */
  private record Written(byte[] json, String jsonTag, byte[] yaml, String yamlTag) {}

  private final Api api;
  private final Cache<String, Written> written = Caffeine.newBuilder().maximumSize(ORIGINS).build();

  public ApiDescription(Platform platform) {
    api = platform.api();
    for (var path : new String[] {"/openapi.json", "/spec.json"}) {
      api.get(path, "Describes the API in OpenAPI 3.1, as JSON.", null, Shape.OTHER, (request, asking) -> json(asking.origin()));
    }
    api.get("/spec.yml", "Describes the API in OpenAPI 3.1, as YAML.", null, Shape.OTHER, (request, asking) -> yaml(asking.origin()));
  }

  private Answer json(String origin) {
    var found = written.get(origin, this::write);
    return Answer.of(200, ApiSurface.MEDIA_TYPE, found.json).with("ETag", found.jsonTag);
  }

  private Answer yaml(String origin) {
    var found = written.get(origin, this::write);
    return Answer.of(200, "text/vnd.yaml", found.yaml).with("ETag", found.yamlTag);
  }

  private Written write(String origin) {
    var description = new OpenApi(api.operations(), api.labels().in(Locale.ENGLISH), origin);
    var json = description.json();
    var yaml = description.yaml().getBytes(StandardCharsets.UTF_8);
    return new Written(json, tag(json), yaml, tag(yaml));
  }

  private static String tag(byte[] bytes) {
    try {
      return "W/\"" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes)) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
