package gewerk.platform.hal;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;

/** Memory in which answers are put together, used again and again: growing a new one for each list was a fifth of all that was allocated. */
final class Buffers {
  private static final int KEPT = 8;
  private static final int FIRST_SIZE = 8 * 1024;
  private static final int LARGEST_KEPT = 1024 * 1024;
  private static final ArrayBlockingQueue<ByteArrayOutputStream> FREE = new ArrayBlockingQueue<>(KEPT);

  private Buffers() {}

  /** What the block wrote. */
  static byte[] bytes(Consumer<ByteArrayOutputStream> block) {
    var buffer = FREE.poll();
    var used = buffer == null ? new ByteArrayOutputStream(FIRST_SIZE) : buffer;
    block.accept(used);
    var bytes = used.toByteArray();
    if (bytes.length <= LARGEST_KEPT) {
      used.reset();
      FREE.offer(used);
    }
    return bytes;
  }
}
