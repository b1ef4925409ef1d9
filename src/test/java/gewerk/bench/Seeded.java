package gewerk.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/** The invented world of the bench, made once and kept; every run gets a copy, so that none finds what another has written. */
record Seeded(String adminToken, String memberToken) {
  static final String PASSWORD = "a password for the bench only";
  private static final String TOKENS = "bench.properties";

  static Seeded in(Choice choice) throws IOException, InterruptedException {
    var file = choice.original().resolve(TOKENS);
    if (!Files.exists(file)) {
      Files.createDirectories(choice.original());
      make(choice, file);
    }
    run(List.of("rm", "-rf", choice.data().toString()));
    run(List.of("cp", "-a", "--reflink=auto", choice.original().toString(), choice.data().toString())); // keeps the owner that PostgreSQL insists on
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new Seeded(properties.getProperty("admin"), properties.getProperty("member"));
  }

  private static void make(Choice choice, Path file) throws IOException, InterruptedException {
    System.out.println("Making an invented world of " + choice.workPackages() + " work packages in " + choice.original() + ", which takes a minute ...");
    var builder = new ProcessBuilder(List.of(choice.root().resolve("bin/seed").toString(), "--work-packages", "" + choice.workPackages(), "--data", choice.original().toString()));
    builder.environment().put("GEWERK_ADMIN_PASSWORD", PASSWORD);
    var said = said(builder);
    Files.writeString(file, "admin=" + token("Administrator", said) + "\nmember=" + token("Member", said) + "\n");
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    said(new ProcessBuilder(command));
  }

  private static String said(ProcessBuilder builder) throws IOException, InterruptedException {
    var process = builder.redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", builder.command()) + " failed: " + said);
    }
    return said;
  }

  private static String token(String whose, String said) throws IOException {
    var found = Pattern.compile(whose + "'s token: (\\S+)").matcher(said);
    if (!found.find()) {
      throw new IOException("No token in: " + said);
    }
    return found.group(1);
  }
}
