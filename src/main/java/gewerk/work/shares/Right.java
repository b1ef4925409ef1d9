package gewerk.work.shares;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import gewerk.people.roles.Role;
import org.jspecify.annotations.Nullable;

/** What somebody may do with a work package that is shared with them; each stands for a role that the program itself brings. */
public enum Right {
  VIEW("work_package_viewer"), COMMENT("work_package_commenter"), EDIT("work_package_editor");

  private final String builtin;

  Right(String builtin) {
    this.builtin = builtin;
  }

  String builtin() {
    return builtin;
  }

  /** As forms send it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Right> of(@Nullable String word) {
    return Arrays.stream(values()).filter(right -> right.word().equals(word)).findFirst();
  }

  static Optional<Right> of(Role role) {
    return Arrays.stream(values()).filter(right -> right.builtin.equals(role.builtin())).findFirst();
  }
}
