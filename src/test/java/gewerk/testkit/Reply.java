package gewerk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back, and what is expected of it; every failure shows the question and the answer. */
public final class Reply {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern STATEMENTS = Pattern.compile("(\\d+) statements");
  private static final String URN = "urn:openproject-org:api:v3:errors:";

  private final String question;
  private final HttpResponse<byte[]> response;

  Reply(String question, HttpResponse<byte[]> response) {
    this.question = question;
    this.response = response;
  }

  public Reply is(int status) {
    assertThat(response.statusCode()).as(toString()).isEqualTo(status);
    return this;
  }

  public int status() {
    return response.statusCode();
  }

  /** The value at a JSON pointer; null is a null that is there. Numbers are compared by what they are worth. */
  public Reply has(String pointer, @Nullable Object value) {
    var node = at(pointer);
    assertThat(node.isMissingNode()).as("%s is there in %s", pointer, this).isFalse();
    assertThat(comparable(node)).as("%s of %s", pointer, this).isEqualTo(comparable(JSON.valueToTree(value)));
    return this;
  }

  /** The texts, numbers or truths in an array, or at the same place of its elements: {@code /_embedded/elements/*}{@code /subject}. */
  public Reply lists(String pointer, Object... values) {
    assertThat(all(pointer).stream().map(Reply::comparable).toList()).as("%s of %s", pointer, this)
        .isEqualTo(Arrays.stream(values).map(value -> comparable(JSON.valueToTree(value))).toList());
    return this;
  }

  public Reply lacks(String... pointers) {
    for (var pointer : pointers) {
      assertThat(at(pointer).isMissingNode()).as("%s is not there in %s", pointer, this).isTrue();
    }
    return this;
  }

  public Reply includes(String... pointers) {
    for (var pointer : pointers) {
      assertThat(at(pointer).isMissingNode()).as("%s is there in %s", pointer, this).isFalse();
    }
    return this;
  }

  /** An error of the API: its status, the end of its identifier and what it says. */
  public Reply isError(int status, String identifier, String message) {
    return isError(status, identifier).has("/message", message);
  }

  public Reply isError(int status, String identifier) {
    return is(status).has("/_type", "Error").has("/errorIdentifier", URN + identifier);
  }

  public Reply about(String attribute) {
    return has("/_embedded/details/attribute", attribute);
  }

  /** A 422 about one attribute. */
  public Reply isInvalid(String attribute, String message) {
    return isError(422, "PropertyConstraintViolation", message).about(attribute);
  }

  /** Several errors in one, in any order. */
  public Reply isSeveral(int status, String... messages) {
    isError(status, "MultipleErrors");
    assertThat(messages()).as(toString()).containsExactlyInAnyOrder(messages);
    return this;
  }

  /** What all errors say, of one error too. */
  public List<String> messages() {
    return at("/_embedded/errors").isMissingNode() ? List.of(text("/message")) : all("/_embedded/errors/*/message").stream().map(JsonNode::asString).toList();
  }

  public AbstractStringAssert<?> header(String name) {
    return assertThat(headerValue(name).orElse(null)).as("header %s of %s", name, this);
  }

  public Optional<String> headerValue(String name) {
    return response.headers().firstValue(name);
  }

  /** How many statements the request cost, as the server tells. */
  public int statements() {
    var matcher = STATEMENTS.matcher(headerValue("Server-Timing").orElse(""));
    assertThat(matcher.find()).as("Server-Timing of %s", this).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  public JsonNode json() {
    return JSON.readTree(response.body());
  }

  public JsonNode at(String pointer) {
    return json().at(pointer);
  }

  public String text(String pointer) {
    return at(pointer).asString("");
  }

  public long id() {
    return number("/id");
  }

  public long number(String pointer) {
    assertThat(at(pointer).isNumber()).as("%s is a number in %s", pointer, this).isTrue();
    return at(pointer).asLong();
  }

  /** The nodes at a pointer whose {@code *} stands for every element of an array. */
  public List<JsonNode> all(String pointer) {
    int star = pointer.indexOf("/*");
    if (star < 0) {
      return at(pointer).valueStream().toList();
    }
    return at(pointer.substring(0, star)).valueStream().map(element -> element.at(pointer.substring(star + 2))).toList();
  }

  public String body() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  public byte[] bytes() {
    return response.body();
  }

  @Override
  public String toString() {
    return question + " -> " + response.statusCode() + " " + body();
  }

  private static Object comparable(JsonNode node) {
    return node.isNumber() ? new BigDecimal(node.asString()).stripTrailingZeros() : node;
  }
}
