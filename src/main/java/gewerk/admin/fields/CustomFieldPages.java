package gewerk.admin.fields;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import gewerk.admin.customfields.CustomField;
import gewerk.admin.customfields.CustomField.Limits;
import gewerk.admin.customfields.CustomField.Scope;
import gewerk.admin.customfields.CustomFields;
import gewerk.admin.customfields.DefineCustomField.Outcome;
import gewerk.admin.customfields.Definition;
import gewerk.admin.customfields.Definition.Item;
import gewerk.admin.customfields.Definition.Traits;
import gewerk.admin.customfields.Format;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Ids;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.web.Navigation.Section;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;
import gewerk.work.types.Types;
import org.jspecify.annotations.Nullable;

/** Custom fields: their list, and the form to define one. */
public final class CustomFieldPages {
  private static final List<String> RESOURCES = List.of("work_package", "project", "version", "user", "group");
  private static final String HOME = "/admin/custom_fields";

  private final Pages pages;
  private final CustomFields fields;
  private final Types types;

  /** What the form shows. */
  public record Form(@Nullable CustomField field, String resource, List<Field> texts, Field format, Field options, List<Field> switches, Set<Long> types) {}

  public CustomFieldPages(Pages pages, CustomFields fields, Types types) {
    this.pages = pages;
    this.fields = fields;
    this.types = types;
    pages.get(HOME, this::list).get(HOME + "/new", this::fresh).post(HOME + "/new", this::create)
        .get(HOME + "/{id}", this::edit).post(HOME + "/{id}", this::change).post(HOME + "/{id}/delete", this::delete);
    pages.navigation().administers(Section.WORK, "fields.title", HOME, viewer -> viewer.isAdmin());
  }

  private Answer list(Request request, Asking asking) {
    check(asking);
    var all = RESOURCES.stream().map(resource -> Map.entry(asking.say("fields.resource." + resource), fields.of(resource))).toList();
    return pages.show(pages.page(request, asking.say("fields.title")), CustomFieldPages.class, "list", Map.of("groups", all));
  }

  private Answer fresh(Request request, Asking asking) {
    check(asking);
    return form(request, asking, null, List.of());
  }

  private Answer edit(Request request, Asking asking) {
    check(asking);
    return form(request, asking, field(request), List.of());
  }

  private Answer create(Request request, Asking asking) {
    return answer(request, asking, null, fields.definitions().create(definition(request, null), asking.viewer()));
  }

  private Answer change(Request request, Asking asking) {
    var field = field(request);
    return answer(request, asking, field, fields.definitions().update(field.id(), definition(request, field), asking.viewer()));
  }

  private Answer delete(Request request, Asking asking) {
    fields.definitions().delete(request.id("id"), asking.viewer());
    return Pages.seeOther(HOME, Notice.good(asking.say("fields.deleted")));
  }

  private Answer answer(Request request, Asking asking, @Nullable CustomField field, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Defined ignored -> Pages.seeOther(HOME, Notice.good(asking.say("fields.saved")));
      case Outcome.Wrong(var violations) -> form(request, asking, field, violations).withStatus(422);
    };
  }

  private Definition definition(Request request, @Nullable CustomField field) {
    var format = field == null ? Format.valueOf(request.form("format").orElse("string").toUpperCase(Locale.ROOT)) : field.format();
    var resource = field == null ? request.form("resource").filter(RESOURCES::contains).orElse("work_package") : field.resource();
    var chosen = new LinkedHashSet<Long>();
    chosen.addAll(Ids.all(request.forms("types")));
    return Definition.of(resource, request.form("name").orElse("").strip(), format)
        .with(new Traits(is(request, "required"), is(request, "several"), is(request, "adminOnly"), is(request, "filterable"), false))
        .with(new Limits(number(request, "minLength"), number(request, "maxLength"), blankAsNull(request, "pattern")))
        .with(new Scope(field == null || field.scope().everywhere(), field == null ? Set.of() : field.scope().projects(), chosen))
        .offering(items(request, field)).computing(request.form("formula").filter(text -> !text.isBlank()).orElse(null))
        .beginningWith(blankAsNull(request, "defaultValue"));
  }

  /** One value a line; a line that stood there before keeps its option, and with it the rows that have it. */
  private static List<Item> items(Request request, @Nullable CustomField field) {
    var items = new ArrayList<Item>();
    for (var line : request.form("options").orElse("").split("\\R")) {
      var value = line.strip();
      if (!value.isEmpty() && items.stream().noneMatch(item -> item.value().equals(value))) {
        var known = field == null ? null : field.choices().stream().filter(option -> option.value().equals(value)).findFirst().orElse(null);
        items.add(new Item(known == null ? null : known.id(), value, null, known != null && known.isDefault(), List.of()));
      }
    }
    return items;
  }

  private Answer form(Request request, Asking asking, @Nullable CustomField field, List<Violation> wrong) {
    var sent = new Sent(request, asking, wrong);
    var texts = List.of(
        text(sent, "name", field == null ? "" : field.name()).required(),
        text(sent, "minLength", field == null ? null : field.limits().shortest()),
        text(sent, "maxLength", field == null ? null : field.limits().longest()),
        text(sent, "pattern", field == null ? null : field.limits().pattern()),
        text(sent, "formula", field == null ? null : field.formula()).hint(asking.say("fields.formula_hint")),
        text(sent, "defaultValue", field == null ? null : field.defaultValue()));
    var switches = List.of(flag(request, asking, "required", field != null && field.required()), flag(request, asking, "several", field != null && field.several()),
        flag(request, asking, "adminOnly", field != null && field.adminOnly()), flag(request, asking, "filterable", field == null || field.filterable()));
    var options = text(sent, "options", field == null ? "" : String.join("\n", field.choices().stream().map(option -> option.value()).toList())).hint(asking.say("fields.options_hint"));
    var form = new Form(field, request.form("resource").orElse(field == null ? "work_package" : field.resource()), texts,
        text(sent, "format", field == null ? "string" : field.format().word()), options, switches,
        field == null ? Set.copyOf(types.all().stream().map(type -> type.id()).toList()) : field.scope().types());
    var page = pages.page(request, field == null ? asking.say("fields.new") : field.name());
    return pages.show(page, CustomFieldPages.class, "form", Map.of("form", form, "formats", formats(asking), "resources", resources(asking), "types", types.all()));
  }

  /** What was sent of a form, and what is wrong with it. */
  private record Sent(Request request, Asking asking, List<Violation> wrong) {}

  private static Field text(Sent sent, String name, @Nullable Object value) {
    var asking = sent.asking;
    var problems = sent.wrong.stream().filter(violation -> violation.attribute().equals(name)).map(violation -> asking.say(violation.text())).toList();
    return Field.of(name, asking.say("customField." + name)).value(sent.request.form(name).map(Object.class::cast).orElse(value))
        .error(problems.isEmpty() ? null : String.join(" ", problems));
  }

  private static Field flag(Request request, Asking asking, String name, boolean value) {
    var sent = request.form(name);
    return Field.of(name, asking.say("fields." + name)).value(sent.map(Object.class::cast).orElse(String.valueOf(value)));
  }

  private static List<Choice> formats(Asking asking) {
    return Arrays.stream(Format.values()).filter(format -> format != Format.HIERARCHY)
        .map(format -> new Choice(format.word(), asking.say("fields.format." + format.word()))).toList();
  }

  private static List<Choice> resources(Asking asking) {
    return RESOURCES.stream().map(resource -> new Choice(resource, asking.say("fields.resource." + resource))).toList();
  }

  private CustomField field(Request request) {
    return fields.find(request.id("id")).orElseThrow(Refusal::notFound);
  }

  private static boolean is(Request request, String name) {
    return request.form(name).filter("true"::equals).isPresent();
  }

  private static @Nullable Integer number(Request request, String name) {
    return request.form(name).map(String::strip).filter(text -> text.matches("\\d{1,6}")).map(Integer::valueOf).orElse(null);
  }

  private static @Nullable String blankAsNull(Request request, String name) {
    return request.form(name).map(String::strip).filter(text -> !text.isEmpty()).orElse(null);
  }

  private static void check(Asking asking) {
    if (!asking.viewer().isAdmin()) {
      throw Refusal.forbidden();
    }
  }
}
