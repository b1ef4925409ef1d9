package gewerk.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Everything that is measured: what one turn of each cell asks the server for. */
final class Cells {
  /** One turn over one connection; tells the bytes that came back, negative when an answer was no good. */
  interface Turn {
    long take(HttpLine line, Random random, int worker) throws IOException;
  }

  static final int WORKERS = 8;
  private static final Pattern LOCK_VERSION = Pattern.compile("\"lockVersion\":(\\d+)");
  private static final String OPEN = "{\"status\":{\"operator\":\"o\",\"values\":[]}}";
  private static final String NEWEST = "[[\"updatedAt\",\"desc\"]]";
  private static final String PACKAGES = "/api/v3/work_packages";

  private final World world;
  private final String admin;
  private final String member;
  private final Map<String, Turn> turns = new LinkedHashMap<>();

  /** @param session a header with the cookie of somebody who looks at pages; empty leaves the pages out */
  Cells(World world, String admin, String member, String session) {
    this.world = world;
    this.admin = admin;
    this.member = member;
    turns.put("show", (line, random, worker) -> get(line, PACKAGES + "/" + world.any(random).id(), admin));
    turns.put("show with activities", this::history);
    turns.put("list 25", (line, random, worker) -> list(line, random, 25, admin));
    turns.put("list 100", (line, random, worker) -> list(line, random, 100, admin));
    turns.put("list 100, member", (line, random, worker) -> list(line, random, 100, this.member));
    turns.put("list 100, all open", (line, random, worker) -> get(line, PACKAGES + "?pageSize=100", admin));
    turns.put("search 25", this::search);
    turns.put("create", this::create);
    turns.put("update", this::update);
    if (!session.isEmpty()) {
      turns.put("table page", (line, random, worker) -> get(line, "/work_packages", session));
    }
    turns.put("mix", this::mix);
  }

  Map<String, Turn> turns() {
    return turns;
  }

  /** Workers that take such turns, each over a connection of its own. */
  static Load.Workers workers(int port, Turn turn) {
    var next = new AtomicInteger();
    return () -> {
      int number = next.getAndIncrement() % WORKERS;
      var line = HttpLine.to(port);
      return new Load.Worker() {
        @Override
        public long turn(Random random) throws IOException {
          return turn.take(line, random, number);
        }

        @Override
        public void close() throws IOException {
          line.close();
        }
      };
    };
  }

  private static long get(HttpLine line, String path, String header) throws IOException {
    return bytes(line.send(Ask.get(path, header)));
  }

  private static long bytes(HttpLine.Reply reply) {
    return reply.isGood() ? reply.bytes() : -1;
  }

  private long history(HttpLine line, Random random, int worker) throws IOException {
    long id = world.any(random).id();
    long shown = get(line, PACKAGES + "/" + id, admin);
    long told = get(line, PACKAGES + "/" + id + "/activities", admin);
    return shown < 0 || told < 0 ? -1 : shown + told;
  }

  private long list(HttpLine line, Random random, int size, String who) throws IOException {
    var filters = "[" + OPEN + ",{\"assignee\":{\"operator\":\"=\",\"values\":[\"" + world.busy(random) + "\"]}}]";
    return get(line, World.filtered(filters, NEWEST, size), who);
  }

  private long search(HttpLine line, Random random, int worker) throws IOException {
    var filters = "[" + OPEN + ",{\"subjectOrId\":{\"operator\":\"**\",\"values\":[\"" + world.words(random, 1) + "\"]}}]";
    return get(line, World.filtered(filters, NEWEST, 25), admin);
  }

  private long create(HttpLine line, Random random, int worker) throws IOException {
    var like = world.any(random);
    var assignee = like.assignee().isEmpty() ? "" : ",\"assignee\":{\"href\":\"" + like.assignee() + "\"}";
    return bytes(line.send(Ask.json("POST", PACKAGES + "?notify=false", admin, """
        {"subject":"Bench %s","description":{"format":"markdown","raw":"%s"},"_links":{"project":{"href":"%s"},"type":{"href":"%s"}%s}}"""
        .formatted(world.words(random, 5), world.words(random, 60), like.project(), like.type(), assignee))));
  }

  private long update(HttpLine line, Random random, int worker) throws IOException {
    var one = world.open(random, worker, WORKERS);
    var reply = line.send(Ask.json("PATCH", PACKAGES + "/" + one.id() + "?notify=false", admin, """
        {"lockVersion":%d,"_links":{"status":{"href":"%s"}}}""".formatted(world.lockVersion(one.id()), world.status(one, random))).keepingBody());
    var version = LOCK_VERSION.matcher(reply.body());
    if (reply.isGood() && version.find()) {
      world.changed(one.id(), Integer.parseInt(version.group(1)));
    }
    return bytes(reply);
  }

  /** Nine of ten only look. */
  private long mix(HttpLine line, Random random, int worker) throws IOException {
    int chance = random.nextInt(100);
    if (chance < 40) {
      return history(line, random, worker);
    }
    if (chance < 80) {
      return list(line, random, chance < 70 ? 25 : 100, admin);
    }
    if (chance < 90) {
      return search(line, random, worker);
    }
    return chance < 93 ? create(line, random, worker) : update(line, random, worker);
  }
}
