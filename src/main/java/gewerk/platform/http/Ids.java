package gewerk.platform.http;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Ids of rows as requests write them: up to eighteen digits, which a long can hold. */
public final class Ids {
  private static final int LONGEST = 18;

  private Ids() {}

  public static boolean isId(String text) {
    return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(each -> each >= '0' && each <= '9');
  }

  public static Optional<Long> read(String text) {
    return isId(text) ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /** In the order given; what is no id is passed over. */
  public static List<Long> all(Collection<String> texts) {
    return texts.stream().filter(Ids::isId).map(Long::valueOf).toList();
  }
}
