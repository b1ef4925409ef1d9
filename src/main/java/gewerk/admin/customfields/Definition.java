package gewerk.admin.customfields;

import java.util.List;

import gewerk.admin.customfields.CustomField.Limits;
import gewerk.admin.customfields.CustomField.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator wants a custom field to be.
 *
 * @param items what can be chosen; beneath one another only in a hierarchy, whose root makes itself
 */
public record Definition(String resource, String name, Format format, Traits traits, Limits limits, @Nullable String formula,
    @Nullable String defaultValue, Scope scope, List<Item> items) {
  /** What is true of it or not. */
  public record Traits(boolean required, boolean several, boolean adminOnly, boolean filterable, boolean searchable) {
    public static final Traits USUAL = new Traits(false, false, false, true, false);
  }

  /** @param id of the option that it already is; null for one that is new */
  public record Item(@Nullable Long id, String value, @Nullable String shortName, boolean isDefault, List<Item> beneath) {
    public static Item of(String value) {
      return new Item(null, value, null, false, List.of());
    }
  }

  /** The simplest field of a format: everywhere, without limits. */
  public static Definition of(String resource, String name, Format format) {
    return new Definition(resource, name, format, Traits.USUAL, Limits.NONE, null, null, Scope.EVERYWHERE, List.of());
  }

  public Definition with(Traits other) {
    return new Definition(resource, name, format, other, limits, formula, defaultValue, scope, items);
  }

  public Definition with(Limits other) {
    return new Definition(resource, name, format, traits, other, formula, defaultValue, scope, items);
  }

  public Definition with(Scope other) {
    return new Definition(resource, name, format, traits, limits, formula, defaultValue, other, items);
  }

  public Definition offering(List<Item> others) {
    return new Definition(resource, name, format, traits, limits, formula, defaultValue, scope, List.copyOf(others));
  }

  public Definition computing(String otherFormula) {
    return new Definition(resource, name, format, traits, limits, otherFormula, defaultValue, scope, items);
  }

  public Definition beginningWith(String value) {
    return new Definition(resource, name, format, traits, limits, formula, value, scope, items);
  }
}
