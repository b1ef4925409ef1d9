package gewerk.platform.resource;

import java.util.List;

import gewerk.platform.http.Refusal;
import gewerk.platform.i18n.Message;

/**
 * Something that rules found wrong with one attribute.
 *
 * @param attribute its API name; {@code base} for the whole
 * @param identifier the error's identifier
 * @param text what is wrong; follows the attribute's human name unless it is whole
 * @param whole whether the text is a sentence of its own
 */
public record Violation(String attribute, String identifier, Message text, boolean whole) {
  private static final String CONSTRAINT = "PropertyConstraintViolation";

  /** Told as "Subject can't be blank." */
  public static Violation of(String attribute, String key, Object... arguments) {
    return new Violation(attribute, CONSTRAINT, Message.of(key, arguments), false);
  }

  /** Told as it is. */
  public static Violation sentence(String attribute, String key, Object... arguments) {
    return new Violation(attribute, CONSTRAINT, Message.of(key, arguments), true);
  }

  public static Violation notWritable(String attribute) {
    return new Violation(attribute, "PropertyIsReadOnly", Message.of("error.not_writable"), false);
  }

  Refusal refusal(Resource<?> resource, Asking asking) {
    var said = asking.say(text);
    if (whole) {
      return Refusal.invalid(identifier, attribute, Message.literal(said));
    }
    var name = resource.attribute(attribute).map(known -> known.label(resource, asking.words()))
        .orElseGet(() -> asking.say(resource.labels() + "." + attribute));
    return Refusal.invalid(identifier, attribute, Message.literal(name + " " + said));
  }

  /** All of them as one refusal. */
  public static Refusal refuse(List<Violation> violations, Resource<?> resource, Asking asking) {
    return Refusal.several(422, violations.stream().map(violation -> violation.refusal(resource, asking)).toList());
  }
}
