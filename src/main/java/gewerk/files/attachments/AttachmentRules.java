package gewerk.files.attachments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;

/** Which files are taken, who may take them away, and which a browser may show (reference: attachments). */
public final class AttachmentRules {
  private static final Set<String> SHOWN = Set.of("text/plain", "application/pdf");
  private static final List<String> SHOWN_FAMILIES = List.of("image/", "audio/", "video/");

  private AttachmentRules() {}

  /** Files that nothing has claimed are their author's alone. */
  public static boolean isAuthor(Attachment attachment, Viewer viewer) {
    return viewer.isLoggedIn() && attachment.authorId() == viewer.id();
  }

  /** @param place what it hangs on; null for what hangs on nothing, or on nothing that the viewer may see */
  public static boolean mayRemove(Attachment attachment, @Nullable Place place, Viewer viewer) {
    if (place == null) {
      return attachment.isUnclaimed() && isAuthor(attachment, viewer);
    }
    return place.mayEdit() || place.mayAdd() && isAuthor(attachment, viewer);
  }

  static List<Violation> named(String fileName, boolean hasFile) {
    var violations = new ArrayList<Violation>();
    if (fileName.isBlank()) {
      violations.add(Violation.of("file", "error.blank"));
    }
    if (!hasFile) {
      violations.add(Violation.sentence("contentType", "attachment.error.no_content"));
    }
    return violations;
  }

  static List<Violation> sized(long size, long most) {
    return size > most ? List.of(Violation.of("file", "attachment.error.too_large", most)) : List.of();
  }

  /** The list names types ({@code image/png}, {@code image/*}) or endings ({@code *.png}); an empty one lets everything in. */
  static List<Violation> typed(String contentType, String fileName, List<String> allowed) {
    boolean fits = allowed.isEmpty() || allowed.stream().anyMatch(entry -> fits(contentType, fileName, entry.strip().toLowerCase(Locale.ROOT)));
    return fits ? List.of() : List.of(Violation.sentence("contentType", "attachment.error.filtered", contentType));
  }

  /** Whether it can do no harm when a browser shows it instead of saving it: nothing that could run a script. */
  static boolean isShown(String contentType) {
    return SHOWN.contains(contentType) || SHOWN_FAMILIES.stream().anyMatch(contentType::startsWith) && !contentType.contains("svg") && !contentType.contains("xml");
  }

  private static boolean fits(String contentType, String fileName, String entry) {
    if (entry.startsWith("*.") || entry.startsWith(".")) {
      return fileName.toLowerCase(Locale.ROOT).endsWith(entry.substring(entry.indexOf('.')));
    }
    return entry.endsWith("/*") ? contentType.startsWith(entry.substring(0, entry.length() - 1)) : contentType.equals(entry);
  }
}
