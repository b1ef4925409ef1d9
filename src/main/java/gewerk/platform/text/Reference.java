package gewerk.platform.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that a stretch of text points to. */
sealed interface Reference {
  /** {@code #12} */
  record WorkPackage(long id) implements Reference {}

  /** {@code ##12}, and with details {@code ###12} */
  record QuickView(long id, boolean detailed) implements Reference {}

  /** {@code version#1}: kind is the word as written. */
  record Thing(String kind, long id) implements Reference {
    /** The word in the text and the path it leads to. */
    static final Map<String, String> PATHS =
        Map.of(
            "version", "/versions/",
            "project", "/projects/",
            "document", "/documents/",
            "meeting", "/meetings/",
            "message", "/topics/",
            "view", "/work_packages?query_id=");
  }

  /** {@code user#5} */
  record UserId(long id) implements Reference {}

  /** {@code group#7} */
  record GroupId(long id) implements Reference {}

  /** {@code @login}, and without the sign {@code user:login} */
  record Login(String login, boolean sign) implements Reference {}

  /** {@code workPackageValue:12:subject}; without an id it means the thing the text belongs to. */
  record Attribute(String model, String part, @Nullable String id, String name) implements Reference {}

  /** Where in the text it stands: start inclusive, end exclusive. */
  record Found(int start, int end, Reference reference) {}
}
