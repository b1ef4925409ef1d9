package gewerk.files.attachments;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of a file that a client asks for.
 *
 * @param first the number of the first byte
 * @param last the number of the last one
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-14">range requests</a>
 */
record ByteRange(long first, long last) {
  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  static ByteRange all(long size) {
    return new ByteRange(0, size - 1);
  }

  /** Whether somebody asks for one part; several at once are answered with the whole. */
  static boolean isAskedFor(String header) {
    var matcher = ONE.matcher(header.strip());
    return matcher.matches() && !(matcher.group(1).isEmpty() && matcher.group(2).isEmpty());
  }

  /** The part that there is of what is asked for; none where the file ends before. */
  static Optional<ByteRange> of(String header, long size) {
    var matcher = ONE.matcher(header.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean fromEnd = matcher.group(1).isEmpty();
    long first = fromEnd ? Math.max(0, size - Long.parseLong(matcher.group(2))) : Long.parseLong(matcher.group(1));
    long last = fromEnd || matcher.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(matcher.group(2)));
    return first <= last && first < size ? Optional.of(new ByteRange(first, last)) : Optional.empty();
  }

  long length() {
    return last - first + 1;
  }
}
