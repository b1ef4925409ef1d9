package gewerk.admin.customfields;

import gewerk.admin.customfields.CustomField.Limits;
import gewerk.admin.customfields.CustomField.Scope;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Custom fields for tests, as short as they can be told. */
final class Fields {
  private Fields() {}

  static CustomField of(Format format) {
    return of(format, false, Limits.NONE);
  }

  static CustomField required(Format format) {
    return of(format, true, Limits.NONE);
  }

  static CustomField limited(Format format, @Nullable Integer shortest, @Nullable Integer longest, @Nullable String pattern) {
    return of(format, false, new Limits(shortest, longest, pattern));
  }

  static CustomField inUse(String resource, Scope scope) {
    return new CustomField(7, resource, "Berth", Format.STRING, false, false, false, true, false, Limits.NONE, null, null, 1, scope, List.of());
  }

  static CustomField offering(Format format, boolean several, CustomOption... options) {
    return new CustomField(7, "work_package", "Berth", format, false, several, false, true, false, Limits.NONE, null, null, 1,
        new Scope(true, Set.of(), Set.of(1L)), List.of(options));
  }

  private static CustomField of(Format format, boolean required, Limits limits) {
    return new CustomField(7, "work_package", "Berth", format, required, false, false, true, false, limits, null, null, 1,
        new Scope(true, Set.of(), Set.of(1L)), List.of());
  }
}
