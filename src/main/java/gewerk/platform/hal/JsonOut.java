package gewerk.platform.hal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON member by member into memory; nothing is built that is not sent. */
public final class JsonOut {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator generator;

  private JsonOut(JsonGenerator generator) {
    this.generator = generator;
  }

  /** The bytes of one JSON value, written by the block. */
  public static byte[] bytes(Consumer<JsonOut> block) {
    return Buffers.bytes(bytes -> {
      try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
        block.accept(new JsonOut(generator));
      }
    });
  }

  public void object(Runnable members) {
    generator.writeStartObject();
    members.run();
    generator.writeEndObject();
  }

  public void object(String name, Runnable members) {
    generator.writeName(name);
    object(members);
  }

  /** JSON that is kept to be written again. */
  public static final class Kept {
    private final SerializableString text;

    public Kept(byte[] json) {
      text = new SerializedString(new String(json, StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
      return text.asUnquotedUTF8();
    }
  }

  /** JSON that has been written before. */
  public void kept(Kept json) {
    generator.writeRawValue(json.text);
  }

  public void array(String name, Runnable elements) {
    generator.writeName(name);
    generator.writeStartArray();
    elements.run();
    generator.writeEndArray();
  }

  /** Only the name; the value is written next. */
  public void member(String name) {
    generator.writeName(name);
  }

  public void member(String name, @Nullable Object value) {
    generator.writeName(name);
    value(value);
  }

  public void link(String name, Link link) {
    generator.writeName(name);
    link(link);
  }

  public void link(Link link) {
    generator.writeStartObject();
    member("href", link.href());
    if (link.title() != null) {
      member("title", link.title());
    }
    if (link.method() != null) {
      member("method", link.method());
    }
    if (!link.more().isEmpty()) {
      link.more().forEach(this::member);
    }
    generator.writeEndObject();
  }

  /** Any plain value: text, number, truth, null, map or collection of such, or a link. */
  public void value(@Nullable Object value) {
    switch (value) {
      case null -> generator.writeNull();
      case String text -> generator.writeString(text);
      case Integer number -> generator.writeNumber(number);
      case Long number -> generator.writeNumber(number);
      case Double number -> generator.writeNumber(number);
      case BigDecimal number -> generator.writeNumber(number);
      case Boolean truth -> generator.writeBoolean(truth);
      case Link link -> link(link);
      case Map<?, ?> map -> {
        generator.writeStartObject();
        map.forEach((key, inner) -> member(String.valueOf(key), inner));
        generator.writeEndObject();
      }
      case Collection<?> collection -> {
        generator.writeStartArray();
        collection.forEach(this::value);
        generator.writeEndArray();
      }
      default -> throw new IllegalArgumentException("Not a JSON value: " + value.getClass());
    }
  }
}
