package gewerk.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the load may ask for: a sample of the invented work packages, who has most of them, and their statuses. */
final class World {
  /** A work package of the sample. */
  record Sampled(long id, String project, String type, String assignee, boolean open) {}

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PACKAGES = "/api/v3/work_packages";
  private static final int PAGES = 30;
  private static final int BUSIEST = 10;

  private final HttpLine line;
  private final String admin;
  private final List<Sampled> sample = new ArrayList<>();
  private final List<Sampled> open;
  private final List<String> busiest;
  private final Map<String, List<String>> statuses = new HashMap<>();
  private final List<String> words;
  private final Map<Long, Integer> lockVersions = new ConcurrentHashMap<>();

  private World(HttpLine line, String admin) throws IOException {
    this.line = line;
    this.admin = admin;
    readSample(openStatuses());
    open = sample.stream().filter(Sampled::open).toList();
    busiest = busiest();
    words = words();
    for (var one : open) {
      if (!statuses.containsKey(one.type())) {
        statuses.put(one.type(), statusesAfter(one));
      }
    }
  }

  static World of(int port, String admin) throws IOException {
    try (var line = HttpLine.to(port)) {
      return new World(line, admin);
    }
  }

  Sampled any(Random random) {
    return sample.get(random.nextInt(sample.size()));
  }

  /** One that this worker alone changes. */
  Sampled open(Random random, int worker, int workers) {
    int turn = random.nextInt(open.size() / workers);
    return open.get(turn * workers + worker);
  }

  String busy(Random random) {
    return busiest.get(random.nextInt(busiest.size()));
  }

  String status(Sampled one, Random random) {
    var possible = statuses.get(one.type());
    return possible.get(random.nextInt(possible.size()));
  }

  String words(Random random, int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(words.get(random.nextInt(words.size())));
    }
    return text.toString();
  }

  int lockVersion(long id) {
    return lockVersions.getOrDefault(id, 0);
  }

  void changed(long id, int lockVersion) {
    lockVersions.put(id, lockVersion);
  }

  static String filtered(String filters, String order, int size) {
    return PACKAGES + "?filters=" + encode(filters) + "&sortBy=" + encode(order) + "&pageSize=" + size;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Set<String> openStatuses() throws IOException {
    var found = new HashSet<String>();
    for (var status : elements(get("/api/v3/statuses"))) {
      if (!status.path("isClosed").asBoolean()) {
        found.add(href(status, "self"));
      }
    }
    return found;
  }

  private void readSample(Set<String> openOnes) throws IOException {
    int total = get(filtered("[]", "[[\"id\",\"asc\"]]", 1)).path("total").asInt();
    int last = Math.max(1, total / 100);
    for (int i = 0; i < PAGES; i++) {
      int page = 1 + (int) ((long) i * (last - 1) / Math.max(1, PAGES - 1));
      for (var one : elements(get(filtered("[]", "[[\"id\",\"asc\"]]", 100) + "&offset=" + page))) {
        long id = one.path("id").asLong();
        lockVersions.put(id, one.path("lockVersion").asInt());
        sample.add(new Sampled(id, href(one, "project"), href(one, "type"), href(one, "assignee"), openOnes.contains(href(one, "status"))));
      }
    }
  }

  private List<String> busiest() {
    var counts = new HashMap<String, Integer>();
    open.stream().map(Sampled::assignee).filter(href -> !href.isEmpty()).forEach(href -> counts.merge(href.substring(href.lastIndexOf('/') + 1), 1, Integer::sum));
    return counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())).limit(BUSIEST).map(Map.Entry::getKey).toList();
  }

  /** From subjects, so that a search finds something. */
  private List<String> words() throws IOException {
    var found = new HashSet<String>();
    for (var one : elements(get(filtered("[]", "[[\"id\",\"asc\"]]", 100)))) {
      found.addAll(List.of(one.path("subject").asString("").toLowerCase(java.util.Locale.ROOT).split("\\W+")));
    }
    return found.stream().filter(word -> word.length() > 4).sorted().toList();
  }

  /** The open ones that the workflow allows. */
  private List<String> statusesAfter(Sampled one) throws IOException {
    var form = read(line.send(Ask.json("POST", PACKAGES + "/" + one.id() + "/form", admin, "{\"lockVersion\":" + lockVersion(one.id()) + "}").keepingBody()));
    return StreamSupport.stream(form.path("_embedded").path("schema").path("status").path("_embedded").path("allowedValues").spliterator(), false)
        .filter(status -> !status.path("isClosed").asBoolean()).map(status -> href(status, "self")).toList();
  }

  private JsonNode get(String path) throws IOException {
    return read(line.send(Ask.get(path, admin).keepingBody()));
  }

  private static JsonNode read(HttpLine.Reply reply) throws IOException {
    if (!reply.isGood()) {
      throw new IOException("Status " + reply.status() + ": " + reply.body());
    }
    return JSON.readTree(reply.body());
  }

  private static JsonNode elements(JsonNode collection) {
    return collection.path("_embedded").path("elements");
  }

  private static String href(JsonNode node, String link) {
    return node.path("_links").path(link).path("href").asString("");
  }
}
