package gewerk.platform.jobs;

/** Work that goes on as long as the program runs, on every node. */
public interface Standing extends AutoCloseable {
  void start();

  /** What is under way may come to its end within seconds. */
  @Override
  void close();
}
