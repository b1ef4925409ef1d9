package gewerk.platform.hal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.i18n.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** Reads JSON, and says what is wrong with what is none. */
public final class JsonIn {
  private static final JsonMapper MAPPER = JsonMapper.builder().nodeFactory(new WithoutNulls()).build();

  private JsonIn() {}

  /** The body of a request; nothing at all counts as {@code {}}. */
  public static JsonNode body(Request request) {
    var bytes = request.body();
    return bytes.length == 0 ? MAPPER.createObjectNode() : parseBody(bytes);
  }

  /** The body of a request that makes no sense without one. */
  public static JsonNode requiredBody(Request request) {
    var bytes = request.body();
    if (bytes.length == 0) {
      throw Refusal.of(400, "InvalidRequestBody", Message.of("error.no_body"));
    }
    return parseBody(bytes);
  }

  public static JsonNode parse(String text) throws JacksonException {
    return MAPPER.readTree(text);
  }

  /** As lists, maps and plain values; none where it is no JSON. */
  public static Optional<Object> plain(String text) {
    try {
      return Optional.of(MAPPER.readValue(text, Object.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static JsonNode parseBody(byte[] bytes) {
    try {
      var node = MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8));
      if (!node.isObject()) {
        throw unparsable("an object is expected");
      }
      return node;
    } catch (JacksonException e) {
      throw unparsable(e.getOriginalMessage());
    }
  }

  /** PostgreSQL's texts hold every character but one, and nobody means to send that one. */
  private static final class WithoutNulls extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public StringNode stringNode(String text) {
      return super.stringNode(text.replace("\0", ""));
    }
  }

  private static Refusal unparsable(String parserText) {
    return Refusal.of(400, "InvalidRequestBody", Message.of("error.body_not_json")).detail("parseError", parserText);
  }
}
