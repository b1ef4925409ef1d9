package gewerk.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Measures what lies beneath each cell: its statements alone, and a body of its size alone. */
final class Floor {
  private static final double SECONDS = 3;

  private final Choice choice;
  private final SqlFloor.Place place;

  Floor(Choice choice, SqlFloor.Place place) {
    this.choice = choice;
    this.place = place;
  }

  void beneath(Map<String, Result> results, World world) throws Exception {
    System.out.println("Measuring the floor ...");
    var statements = new SqlFloor(place, world).cells();
    try (var server = server()) {
      for (var cell : List.copyOf(results.keySet())) {
        var result = results.get(cell);
        Double sql = statements.containsKey(cell) ? Double.valueOf(measure(statements.get(cell))) : null;
        var path = "/" + result.measured().bytesEach();
        double body = measure(Cells.workers(server.port(), (line, random, worker) -> line.send(Ask.get(path, "")).bytes()));
        results.put(cell, result.overFloor(sql, body));
      }
    }
  }

  private static double measure(Load.Workers workers) throws Exception {
    new Load(Cells.WORKERS, 1).run(workers);
    return new Load(Cells.WORKERS, SECONDS).run(workers).perSecond();
  }

  private Child server() throws IOException, InterruptedException {
    var command = List.of(ProcessHandle.current().info().command().orElse("java"), "-Xms64m", "-Xmx256m", "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders",
        "-cp", System.getProperty("java.class.path"), FixedBody.class.getName(), choice.data().resolve("uploads").toString());
    return Child.start(command, Map.of(), choice.data().resolve("fixed.log"));
  }
}
