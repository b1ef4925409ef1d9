package gewerk.platform.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the embedded PostgreSQL is set: what is good on two cores and little memory, and what keeps data safe. */
record PostgresSettings(boolean durable, Path tuning) {
  private static final String TUNED = """
      # Written at every start. Own settings belong into %s, which wins over this file.
      max_connections = 100
      shared_buffers = 256MB
      effective_cache_size = 1GB
      work_mem = 16MB
      maintenance_work_mem = 64MB

      # Short requests of many people: a second process per query costs the others more than it gains this one,
      # and a container often has too little /dev/shm for it.
      max_parallel_workers_per_gather = 0
      max_parallel_maintenance_workers = 0
      jit = off
      random_page_cost = 1.1
      autovacuum_naptime = 15s
      autovacuum_vacuum_scale_factor = 0.05
      autovacuum_analyze_scale_factor = 0.02

      min_wal_size = 128MB
      max_wal_size = 1GB
      wal_compression = on

      # The queries of a program that was killed end soon, instead of holding their locks.
      client_connection_check_interval = 5s
      password_encryption = scram-sha-256
      timezone = 'UTC'

      # A week in a ring of seven files; values of parameters never appear.
      logging_collector = on
      log_directory = 'log'
      log_filename = 'postgresql-%%a.log'
      log_rotation_age = 1d
      log_rotation_size = 0
      log_truncate_on_rotation = on
      log_timezone = 'UTC'
      log_parameter_max_length = 0
      log_parameter_max_length_on_error = 0

      include_if_exists = '%s'
      """;

  void write(Path cluster) throws IOException {
    Files.writeString(cluster.resolve("postgresql.conf"), TUNED.formatted(tuning, tuning.toString().replace("'", "''")));
  }

  /** On the command line, where no file can undo them. */
  List<String> commandLine(int port) {
    var arguments = new ArrayList<String>();
    for (String setting : List.of("listen_addresses=127.0.0.1", "port=" + port, "unix_socket_directories=",
        durability(), "synchronous_commit=" + onlyIfDurable(), "full_page_writes=" + onlyIfDurable())) {
      arguments.add("-c");
      arguments.add(setting);
    }
    return arguments;
  }

  String durability() {
    return "fsync=" + onlyIfDurable();
  }

  private String onlyIfDurable() {
    return durable ? "on" : "off";
  }
}
