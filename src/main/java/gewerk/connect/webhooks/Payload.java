package gewerk.connect.webhooks;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import gewerk.people.principals.Principals;
import gewerk.platform.clock.Durations;
import gewerk.platform.hal.JsonOut;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Ids;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Representation;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Target;
import org.jspecify.annotations.Nullable;

/** The body of a webhook: the row as API v3 shows it to the system, who acted, and what was changed (reference: section 3.4; {@code event} is ours). */
final class Payload {
  private final Principals principals;

  Payload(Principals principals) {
    this.principals = principals;
  }

  /** Loads what these rows point at. */
  <T> void prepare(Offer<T> offer, Collection<T> rows, Asking asking) {
    JsonOut.bytes(out -> Representation.to(out, asking).prepare(offer.resource(), rows));
  }

  /** A row as it is now. */
  <T> JsonOut.Kept row(Offer<T> offer, T row, Asking asking) {
    return new JsonOut.Kept(JsonOut.bytes(out -> Representation.to(out, asking).whole(offer.resource(), row)));
  }

  String of(Offer<?> offer, JsonOut.Kept row, Happening happening, Asking asking) {
    return text(JsonOut.bytes(out -> out.object(() -> {
      out.member("action", offer.name());
      out.member(offer.key());
      out.kept(row);
      actor(out, happening.actorId(), asking);
      out.object("event", () -> {
        out.member("id", happening.id());
        out.member("occurredAt", happening.at().toString());
        out.member("changes", changes(offer.resource(), happening.changes(), asking));
      });
    })));
  }

  /** Says only that messages get through. */
  String test(Webhook webhook, Asking asking) {
    return text(JsonOut.bytes(out -> out.object(() -> {
      out.member("action", Webhooks.TEST);
      out.object("webhook", () -> {
        out.member("id", webhook.id());
        out.member("name", webhook.name());
      });
      actor(out, asking.viewer().id(), asking);
    })));
  }

  private void actor(JsonOut out, long id, Asking asking) {
    asking.loaded().find(principals, id).ifPresent(actor -> {
      out.member("actor");
      Representation.to(out, asking).whole(principals.resource().orElseThrow(), actor);
    });
  }

  private static Map<String, Object> changes(Resource<?> resource, Map<String, List<Object>> changes, Asking asking) {
    var told = new LinkedHashMap<String, Object>();
    changes.forEach((name, change) -> {
      var attribute = resource.attribute(name).orElse(null);
      var both = new LinkedHashMap<String, @Nullable Object>();
      both.put("before", value(attribute, change.getFirst(), asking));
      both.put("after", value(attribute, change.getLast(), asking));
      told.put(name, both);
    });
    return told;
  }

  /** Histories keep plain values: ids become links, hours and days durations, as the API writes them. */
  private static @Nullable Object value(@Nullable Attribute<?> attribute, @Nullable Object kept, Asking asking) {
    if (attribute == null || kept == null) {
      return kept;
    }
    return switch (attribute.kind()) {
      case LINK -> link(attribute.target(), kept, asking);
      case LINKS -> kept instanceof List<?> ids ? ids.stream().map(id -> link(attribute.target(), Objects.requireNonNull(id), asking)).toList() : kept;
      case HOURS -> kept.toString().matches("-?\\d+(\\.\\d+)?") ? Durations.printHours(new BigDecimal(kept.toString())) : kept;
      case DAYS -> kept instanceof Number days ? Durations.printDays(days.intValue()) : kept;
      case INTEGER, STRING, BOOLEAN, FLOAT, DATE, TIMESTAMP, MARKDOWN, PLAIN, URL, STRUCTURE -> kept;
    };
  }

  private static <L> Object link(Target<L> target, Object id, Asking asking) {
    if (!Ids.isId(id.toString())) {
      return id;
    }
    return asking.loaded().find(target, Long.parseLong(id.toString())).<Object>map(row -> target.link(row, asking)).orElseGet(() ->
        Link.to("/" + target.namespaces().getFirst() + "/" + id));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
