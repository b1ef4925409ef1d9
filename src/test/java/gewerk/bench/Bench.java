package gewerk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** Measures a real server over a large invented world, cell by cell, and the floor beneath it. Run by bin/bench. */
final class Bench {
  private static final Pattern STATEMENTS = Pattern.compile("(\\d+) statements");
  private static final double WARM_UP_SECONDS = 10;

  private final Choice choice;
  private final Seeded seeded;
  private final Report report = new Report();

  private Bench(Choice choice, Seeded seeded) {
    this.choice = choice;
    this.seeded = seeded;
  }

  /** Arguments: the root of the repository, then the options that bin/bench names. */
  public static void main(String[] arguments) throws Exception {
    var choice = Choice.of(arguments);
    new Bench(choice, Seeded.in(choice)).run();
    System.exit(0);
  }

  private void run() throws Exception {
    Map<String, Integer> statements;
    try (var server = server("--server-timing")) {
      statements = statements(server.port());
    }
    Report.Run run;
    try (var server = server()) {
      run = measure(server, statements);
    }
    if (choice.write()) {
      report.write(choice.root().resolve("docs/performance.md"), run);
    }
    System.out.println("\n" + report.text(run));
  }

  private Child server(String... more) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<>(List.of(choice.root().resolve("bin/serve").toString(), "--port", "0", "--bind", "127.0.0.1",
        "--data", choice.data().toString()));
    command.addAll(List.of(more));
    // Any flag of its own keeps bin/serve from training the AOT cache beside the measurement.
    return Child.start(command, Map.of("GEWERK_JAVA_OPTIONS", System.getenv().getOrDefault("GEWERK_JAVA_OPTIONS", "-Dgewerk.bench=true")),
        choice.data().resolve("server.log"));
  }

  private Map<String, Integer> statements(int port) throws IOException {
    var counted = new HashMap<String, Integer>();
    try (var line = new CountingLine(port)) {
      for (var cell : cells(port).turns().entrySet()) {
        if (choice.wants(cell.getKey()) && !cell.getKey().equals("mix")) {
          counted.put(cell.getKey(), line.most(cell.getValue()));
        }
      }
    }
    return counted;
  }

  /** The statements of a turn, when all that is held in memory is there. */
  private static final class CountingLine implements AutoCloseable {
    private final HttpLine line;

    CountingLine(int port) throws IOException {
      line = HttpLine.to(port);
    }

    int most(Cells.Turn turn) throws IOException {
      int most = 0;
      for (int i = 0; i < 6; i++) {
        line.forgetHeads();
        turn.take(line, new Random(i), 0);
        int these = line.heads().stream().mapToInt(CountingLine::statements).sum();
        most = i < 2 ? 0 : Math.max(most, these); // the first ones fill what is held
      }
      return most;
    }

    private static int statements(String head) {
      var found = STATEMENTS.matcher(head);
      return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    @Override
    public void close() throws IOException {
      line.close();
    }
  }

  private Report.Run measure(Child server, Map<String, Integer> statements) throws Exception {
    var machine = new Machine(server.pid(), postmaster());
    var cells = cells(server.port());
    var results = new LinkedHashMap<String, Result>();
    warmUp(server.port(), cells);
    System.out.println(Report.heading());
    for (var cell : cells.turns().entrySet()) {
      if (choice.wants(cell.getKey())) {
        var before = machine.used();
        var measured = new Load(Cells.WORKERS, choice.seconds()).run(Cells.workers(server.port(), cell.getValue()));
        var result = new Result(cell.getKey(), measured, statements.getOrDefault(cell.getKey(), -1),
            machine.used().since(before), null, null);
        results.put(cell.getKey(), result);
        System.out.println(Report.line(result));
      }
    }
    var run = new Report.Run(choice.workPackages(), server.secondsToReady(), Machine.residentMebibytes(server.pid()), choice.seconds());
    if (choice.floor()) {
      new Floor(choice, sql()).beneath(results, World.of(server.port(), Ask.token(seeded.adminToken())));
    }
    results.values().forEach(report::add);
    return run;
  }

  private void warmUp(int port, Cells cells) throws Exception {
    System.out.println("Warming up ...");
    for (var cell : cells.turns().entrySet()) {
      if (choice.wants(cell.getKey())) {
        new Load(Cells.WORKERS, WARM_UP_SECONDS).run(Cells.workers(port, cell.getValue()));
      }
    }
  }

  private Cells cells(int port) throws IOException {
    var admin = Ask.token(seeded.adminToken());
    return new Cells(World.of(port, admin), admin, Ask.token(seeded.memberToken()), session(port));
  }

  /** The cookie of the administrator, as far as there is a table page to look at. */
  private static String session(int port) throws IOException {
    try (var line = HttpLine.to(port)) {
      var reply = line.send(Ask.form("/login", "username=admin&password=" + Seeded.PASSWORD.replace(' ', '+')));
      var cookie = reply.header("Set-Cookie").map(value -> "Cookie: " + value.split(";")[0] + "\r\n").orElse("");
      return line.send(Ask.get("/work_packages", cookie)).status() == 200 ? cookie : "";
    }
  }

  private SqlFloor.Place sql() throws IOException {
    var password = Files.readString(choice.data().resolve("postgresql/password")).strip();
    return new SqlFloor.Place("jdbc:postgresql://127.0.0.1:" + postmasterFile().get(3) + "/postgres", password);
  }

  private long postmaster() throws IOException {
    return Long.parseLong(postmasterFile().getFirst().strip());
  }

  private List<String> postmasterFile() throws IOException {
    try (var folders = Files.newDirectoryStream(choice.data().resolve("postgresql"), "data-*")) {
      return Files.readAllLines(Path.of(folders.iterator().next().toString(), "postmaster.pid"));
    }
  }
}
