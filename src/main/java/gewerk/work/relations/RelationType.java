package gewerk.work.relations;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways in which two work packages belong together, each with the name that it has from the other end. */
public enum RelationType {
  RELATES("relates", "relates"), DUPLICATES("duplicates", "duplicated"), BLOCKS("blocks", "blocked"), FOLLOWS("follows", "precedes"),
  INCLUDES("includes", "partof"), REQUIRES("requires", "required");

  private final String key;
  private final String reverse;

  RelationType(String key, String reverse) {
    this.key = key;
    this.reverse = reverse;
  }

  /** A name as somebody wrote it: the type that is kept, and whether its ends must be swapped for that. */
  public record Named(RelationType type, boolean swapped) {}

  public String key() {
    return key;
  }

  public String reverse() {
    return reverse;
  }

  /** Both ends are the same to each other. */
  public boolean isSymmetric() {
    return this == RELATES;
  }

  public static Optional<Named> named(String name) {
    return Arrays.stream(values()).filter(type -> type.key.equals(name) || type.reverse.equals(name)).findFirst()
        .map(type -> new Named(type, !type.key.equals(name)));
  }

  static RelationType of(String key) {
    return named(key).orElseThrow().type;
  }

  /** All names, of both ends. */
  public static List<String> names() {
    return Arrays.stream(values()).flatMap(type -> Stream.of(type.key, type.reverse)).distinct().toList();
  }
}
