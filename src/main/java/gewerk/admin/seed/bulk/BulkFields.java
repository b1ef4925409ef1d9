package gewerk.admin.seed.bulk;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.database.JsonColumn;

/** Five custom fields that every invented work package may fill: a choice, a text, a number, a day and a person. */
final class BulkFields {
  private static final List<String> NAMES = List.of("Quay section", "Order number", "Tonnage", "Inspection", "Inspector");
  private static final List<String> FORMATS = List.of("list", "string", "int", "date", "user");
  private static final int OPTIONS = 12;

  private final BulkStore store;
  private final Chance chance;
  private long field;
  private long option;

  BulkFields(BulkStore store, Chance chance) {
    this.store = store;
    this.chance = chance;
  }

  void write() {
    field = store.reserve("custom_fields", NAMES.size());
    option = store.reserve("custom_options", OPTIONS);
    var fields = new CopyRows("custom_fields", "id, resource, name, format, searchable, position");
    var options = new CopyRows("custom_options", "id, custom_field_id, value, position");
    var types = new CopyRows("custom_field_types", "custom_field_id, type_id");
    for (int i = 0; i < NAMES.size(); i++) {
      long id = field + i;
      fields.add(id, "work_package", NAMES.get(i), FORMATS.get(i), FORMATS.get(i).equals("string"), id);
      store.types().forEach(type -> types.add(id, type.id()));
    }
    for (int i = 0; i < OPTIONS; i++) {
      options.add(option + i, field, "Section " + (i + 1), i + 1);
    }
    List.of(fields, options, types).forEach(store::copy);
  }

  /** Values as the column has them; two of five work packages have some. */
  String values(BulkProject project, LocalDate day) {
    if (!chance.percent(40)) {
      return "{}";
    }
    var values = new LinkedHashMap<Long, List<String>>();
    put(values, 0, 80, option + chance.longTail(OPTIONS));
    put(values, 1, 40, "H-" + chance.between(10_000, 99_999));
    put(values, 2, 30, chance.longTail(4_000));
    put(values, 3, 25, day.plusDays(chance.below(90)));
    put(values, 4, 25, chance.oneOf(project.members()));
    return JsonColumn.write(values);
  }

  private void put(Map<Long, List<String>> values, int number, int percent, Object value) {
    if (chance.percent(percent)) {
      values.put(field + number, List.of(value.toString()));
    }
  }
}
