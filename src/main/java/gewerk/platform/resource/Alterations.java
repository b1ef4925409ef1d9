package gewerk.platform.resource;

import java.util.LinkedHashMap;
import java.util.Map;

import gewerk.platform.audit.Entry.Change;
import gewerk.platform.resource.Attribute.Trait;
import org.jspecify.annotations.Nullable;

/** What changed between two states of a row, by its declaration: what people can write, and nothing that is only shown when it is written. */
public final class Alterations {
  private Alterations() {}

  /**
   * @param before null for a row that is new
   * @param after null for one that is gone
   */
  public static <T> Map<String, Change> between(Resource<T> resource, @Nullable T before, @Nullable T after) {
    var changes = new LinkedHashMap<String, Change>();
    for (var attribute : resource.attributes()) {
      if (!attribute.is(Trait.READ_ONLY) && !attribute.is(Trait.IGNORED) && !attribute.is(Trait.SCHEMA_ONLY)) {
        var was = before == null ? null : attribute.value(before);
        var is = after == null ? null : attribute.value(after);
        if (!Writes.same(was, is)) {
          changes.put(attribute.name(), new Change(was, is));
        }
      }
    }
    return changes;
  }
}
