package gewerk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/** The invented world of the bench, made once and kept, and how to come in. */
record Seeded(String adminToken, String memberToken) {
  static final String PASSWORD = "a password for the bench only";
  private static final String TOKENS = "bench.properties";

  static Seeded in(Choice choice) throws IOException, InterruptedException {
    var file = choice.data().resolve(TOKENS);
    if (!Files.exists(file)) {
      make(choice, file);
    }
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new Seeded(properties.getProperty("admin"), properties.getProperty("member"));
  }

  private static void make(Choice choice, Path file) throws IOException, InterruptedException {
    System.out.println("Making an invented world of " + choice.workPackages() + " work packages in " + choice.data() + ", which takes a minute ...");
    var builder = new ProcessBuilder(List.of(choice.root().resolve("bin/seed").toString(), "--work-packages", "" + choice.workPackages(), "--data", choice.data().toString()))
        .redirectErrorStream(true);
    builder.environment().put("GEWERK_ADMIN_PASSWORD", PASSWORD);
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("The world could not be made: " + said);
    }
    Files.writeString(file, "admin=" + token("Administrator", said) + "\nmember=" + token("Member", said) + "\n");
  }

  private static String token(String whose, String said) throws IOException {
    var found = Pattern.compile(whose + "'s token: (\\S+)").matcher(said);
    if (!found.find()) {
      throw new IOException("No token in: " + said);
    }
    return found.group(1);
  }
}
