package gewerk.connect.webhooks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import gewerk.connect.deliveries.Addressed;
import gewerk.connect.deliveries.Deliveries;
import gewerk.connect.deliveries.Message;
import gewerk.platform.Platform;
import gewerk.platform.events.Event;
import gewerk.platform.events.Listener;
import gewerk.platform.resource.Asking;
import org.jspecify.annotations.Nullable;

/**
 * Turns what happened into messages for the webhooks that want them. That is all that is done when an event is handed out, and it needs
 * nobody else: the messages wait in a queue of their own.
 */
final class Announcements implements Listener {
  private static final int TOGETHER = 200;

  private final Platform platform;
  private final WebhookStore webhooks;
  private final Deliveries deliveries;
  private final Payload payload;
  private final Map<String, Offer<?>> offers = new LinkedHashMap<>();
  private final Map<String, At> kinds = new LinkedHashMap<>();

  private record At(String offer, Predicate<Event> when) {}

  Announcements(Platform platform, WebhookStore webhooks, Deliveries deliveries, Payload payload) {
    this.platform = platform;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.payload = payload;
  }

  void offer(Offer<?> offer) {
    offers.put(offer.name(), offer);
  }

  /** Tells of it as soon as such an event is committed. */
  void offerAt(String kind, Predicate<Event> when, Offer<?> offer) {
    offer(offer);
    kinds.put(kind, new At(offer.name(), when));
  }

  List<Offer<?>> all() {
    return List.copyOf(offers.values());
  }

  /** Whether anybody wants to hear of one of these, wherever it happens. */
  boolean isWanted(String... names) {
    return webhooks.all().values().stream().anyMatch(webhook -> webhook.enabled() && List.of(names).stream().anyMatch(webhook.events()::contains));
  }

  @Override
  public String name() {
    return "webhooks";
  }

  @Override
  public boolean wants(Event event) {
    var at = kinds.get(event.kind());
    return at != null && at.when.test(event) && isWanted(at.offer);
  }

  @Override
  public int together() {
    return TOGETHER;
  }

  @Override
  public void handle(Event event) {
    handleAll(List.of(event));
  }

  @Override
  public void handleAll(List<Event> events) {
    tell(events.stream().filter(event -> kinds.containsKey(event.kind())).map(event -> {
      var happening = new Happening("event/" + event.id(), event.at(), event.actorId(), event.projectId(), changes(event));
      return new Told(kinds.get(event.kind()).offer, event.resourceId(), event.resource() + "/" + event.resourceId(), happening);
    }).toList());
  }

  /** One message that a happening causes: of which offer, about which of its rows, and in which stream. */
  record Told(String offer, long id, String stream, Happening happening) {}

  /** Messages in this order; what is gone meanwhile is not told any more. */
  void tell(List<Told> all) {
    var wanted = new LinkedHashMap<Told, List<Long>>();
    all.forEach(told -> wanted.put(told, wanting(told.offer, told.happening.projectId())));
    wanted.values().removeIf(List::isEmpty);
    var rendered = new Rendered(payload, offers, asSystem());
    wanted.keySet().stream().collect(Collectors.groupingBy(Told::offer, Collectors.mapping(Told::id, Collectors.toSet()))).forEach(rendered::load);
    var messages = new ArrayList<Addressed>();
    wanted.forEach((told, webhooks) -> rendered.body(told).ifPresent(body ->
        messages.add(new Addressed(new Message(told.happening.id(), told.offer, told.stream, body), webhooks))));
    deliveries.send(messages);
  }

  Asking asSystem() {
    return platform.api().asking(platform.viewers().system(), origin());
  }

  private List<Long> wanting(String offer, @Nullable Long projectId) {
    return webhooks.all().values().stream().filter(webhook -> webhook.wants(offer, projectId)).map(Webhook::id).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, List<Object>> changes(Event event) {
    var changes = new LinkedHashMap<String, List<Object>>();
    if (event.details().get("changes") instanceof Map<?, ?> kept) {
      kept.forEach((name, change) -> {
        if (change instanceof List<?> both && both.size() == 2) {
          changes.put(String.valueOf(name), new ArrayList<>((List<Object>) both));
        }
      });
    }
    return changes;
  }

  /** Addresses in texts must be whole: nobody asked at an address of ours. */
  private String origin() {
    var publicUrl = platform.configuration().publicUrl();
    if (publicUrl != null) {
      return publicUrl.replaceAll("/+$", "");
    }
    var host = platform.settings().text("host_name");
    return host.isEmpty() ? "http://localhost:" + platform.configuration().port() : "https://" + host;
  }
}
