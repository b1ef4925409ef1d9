package gewerk.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** One HTTP/1.1 connection that is kept open. It does as little as possible, because it runs on the cores of the server that it measures. */
final class HttpLine implements AutoCloseable {
  /** What came back; the body is empty unless it was asked for. */
  record Reply(int status, String head, long bytes, String body) {
    boolean isGood() {
      return status >= 200 && status < 400;
    }

    Optional<String> header(String name) {
      return head.lines().filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1)).map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }
  }

  private static final int BUFFER = 64 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final List<String> heads = new ArrayList<>();
  private boolean keepsHeads;
  private int next;
  private int end;

  private HttpLine(Socket socket) throws IOException {
    this.socket = socket;
    in = socket.getInputStream();
  }

  static HttpLine to(int port) throws IOException {
    var socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    return new HttpLine(socket);
  }

  Reply send(Ask ask) throws IOException {
    socket.getOutputStream().write(ask.bytes());
    var head = head();
    if (keepsHeads) {
      heads.add(head);
    }
    var kept = ask.keepsBody() ? new ByteArrayOutputStream() : null;
    long bytes = body(head.toLowerCase(Locale.ROOT), kept);
    return new Reply(Integer.parseInt(head.substring(9, 12)), head, bytes, kept == null ? "" : kept.toString(StandardCharsets.UTF_8));
  }

  /** Begins to keep the heads of replies. */
  void forgetHeads() {
    keepsHeads = true;
    heads.clear();
  }

  List<String> heads() {
    return heads;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String head() throws IOException {
    var head = new StringBuilder(512);
    while (true) {
      var line = line();
      if (line.isEmpty()) {
        return head.toString();
      }
      head.append(line).append('\n');
    }
  }

  private long body(String head, @Nullable ByteArrayOutputStream kept) throws IOException {
    if (head.startsWith("http/1.1 204") || head.startsWith("http/1.1 304")) {
      return 0;
    }
    int length = head.indexOf("\ncontent-length:");
    if (length >= 0) {
      long size = Long.parseLong(head.substring(length + 16, head.indexOf('\n', length + 1)).strip());
      take(size, kept);
      return size;
    }
    long total = 0;
    while (true) {
      long size = Long.parseLong(line(), 16);
      take(size, kept);
      line();
      if (size == 0) {
        return total;
      }
      total += size;
    }
  }

  private void take(long size, @Nullable ByteArrayOutputStream kept) throws IOException {
    for (long left = size; left > 0;) {
      fill();
      int part = (int) Math.min(left, end - next);
      if (kept != null) {
        kept.write(buffer, next, part);
      }
      next += part;
      left -= part;
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder(80);
    while (true) {
      fill();
      char letter = (char) (buffer[next++] & 0xff);
      if (letter == '\n') {
        return line.toString();
      }
      if (letter != '\r') {
        line.append(letter);
      }
    }
  }

  private void fill() throws IOException {
    if (next < end) {
      return;
    }
    next = 0;
    end = in.read(buffer);
    if (end < 0) {
      throw new EOFException("The server hung up");
    }
  }
}
