package gewerk.connect.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import gewerk.platform.database.Compare;
import gewerk.platform.database.Database;
import gewerk.platform.outgoing.NameLookup;
import gewerk.platform.outgoing.Outgoing;
import gewerk.testkit.Eventually;
import gewerk.testkit.Receiver;
import gewerk.testkit.TestDatabase;
import gewerk.testkit.World;

/** What tests of deliveries stand on: a node that sends, a webhook with a real receiver, and time that passes when they say so. */
final class Sending implements AutoCloseable {
  private final TestDatabase copy;
  private final World world;
  private final Clock clock = new Clock();
  private final Book book = new Book();
  private final List<Pause> paused = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final Receiver receiver = open(Receiver.start());
  private final long hook;
  private Deliveries deliveries;

  static final class Clock implements InstantSource {
    private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Override
    public Instant instant() {
      return now;
    }

    void pass(Duration time) {
      now = now.plus(time);
    }
  }

  /** The endpoints there are. */
  static final class Book implements Endpoints {
    private final Map<Long, Endpoint> all = new ConcurrentHashMap<>();
    private final Set<Long> off = ConcurrentHashMap.newKeySet();

    @Override
    public Collection<Long> open() {
      return all.keySet().stream().filter(id -> !off.contains(id)).toList();
    }

    @Override
    public Optional<Endpoint> find(long id) {
      return Optional.ofNullable(all.get(id));
    }

    void turnOff(long id) {
      off.add(id);
    }

    void turnOn(long id) {
      off.remove(id);
    }
  }

  private Sending(TestDatabase copy) {
    this.copy = copy;
    world = World.in(copy.database());
    hook = endpoint(receiver.address("/in?key=of-the-harbour"), "s3cret");
    deliveries = node(copy.database(), List.of("127.0.0.1"));
  }

  static Sending in(TestDatabase copy) {
    return new Sending(copy);
  }

  Clock clock() {
    return clock;
  }

  Book book() {
    return book;
  }

  Receiver receiver() {
    return receiver;
  }

  /** The webhook of the receiver; its secret is {@code s3cret}. */
  long hook() {
    return hook;
  }

  Deliveries deliveries() {
    return deliveries;
  }

  /** Who was said to be paused so far. */
  List<Pause> paused() {
    return paused;
  }

  void start() {
    deliveries.dispatch().start();
  }

  void send(String stream, String text) {
    send(message(stream, text), List.of(hook));
  }

  void send(Message message, List<Long> endpoints) {
    deliveries.send(List.of(new Addressed(message, endpoints)));
  }

  static Message message(String stream, String text) {
    return new Message(World.unique("cause"), "test:said", stream, "{\"say\":\"" + text + "\"}");
  }

  /** Time passes while the node is down: what is on its way as the clock jumps would be held for dead, or begin its pause only then. */
  void pass(Duration time) {
    deliveries.dispatch().close();
    clock.pass(time);
    deliveries = node(copy.database(), List.of("127.0.0.1"));
    start();
  }

  void untilPaused() {
    Eventually.is(true, () -> deliveries.outlooks().get(hook).health().isFailing());
    pass(Duration.ofHours(24));
    Eventually.is(true, () -> deliveries.outlooks().get(hook).health().isPaused());
    Eventually.is(0L, this::underWay);
  }

  long underWay() {
    return world.number("select count(*) from webhook_streams where lease_ends > ?", Compare.time(clock.instant()));
  }

  /** So many, and no more. */
  void arrived(int many) {
    Eventually.is(true, () -> receiver.got().size() >= many);
    assertThat(receiver.got()).hasSize(many);
  }

  List<String> said() {
    return said(receiver);
  }

  static List<String> said(Receiver receiver) {
    return receiver.got().stream().map(got -> got.json().path("say").asString()).toList();
  }

  static LogFilter filter(String state) {
    return new LogFilter(Optional.of(state), Optional.empty(), Optional.empty(), Optional.empty());
  }

  long endpoint(URI address, String secret) {
    long id = world.insert("webhooks", Map.of("name", World.unique("hook"), "url", address.toString(), "enabled", true, "all_projects", true,
        "description", "", "created_at", Instant.now().toString(), "updated_at", Instant.now().toString()));
    book.all.put(id, new Endpoint(id, address, secret));
    return id;
  }

  /** @param allowed private addresses that may be reached */
  Deliveries node(Database database, List<String> allowed) {
    var outgoing = open(new Outgoing(NameLookup.SYSTEM, () -> allowed));
    var node = new Deliveries(new Deliveries.Tools(database, outgoing, clock), book, pause -> paused.add(pause));
    opened.add(node.dispatch()::close);
    return node;
  }

  <T extends AutoCloseable> T open(T one) {
    opened.add(one);
    return one;
  }

  @Override
  public void close() throws Exception {
    for (var one : opened.reversed()) {
      one.close();
    }
    world.run("delete from webhooks");
  }
}
