package gewerk.platform.pages.settings;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gewerk.platform.http.Request;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.settings.Control.Kind;
import gewerk.platform.pages.settings.Sent.Read;
import gewerk.platform.resource.Asking;
import gewerk.platform.settings.Setting;
import gewerk.platform.settings.Setting.Bounds;
import gewerk.platform.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Settings as controls for one reader: with what stands there now, or with what was sent and is wrong. */
record Drawing(Settings settings, Request request, Asking asking, Map<String, Read> read) {
  Control control(Entry entry) {
    var control = drawn(entry);
    return entry.needs() == null ? control : control.needing(Sent.field(entry.needs()));
  }

  private Control drawn(Entry entry) {
    var setting = settings.named(entry.name());
    var choices = choices(entry, setting);
    var field = Field.of(Sent.field(setting.name()), asking.say("setting." + setting.name())).hint(hint(setting));
    if (settings.isFixed(setting.name())) {
      return fixed(setting, field, choices);
    }
    return switch (read.getOrDefault(setting.name(), new Read.Silent())) {
      case Read.Good(var value) -> open(setting, value, field, choices);
      case Read.Wrong(var reason) -> open(setting, request.form(field.name()).orElse(""), field.error(asking.say(reason)), choices);
      case Read.Silent() -> open(setting, settings.now(setting.name()), field, choices);
    };
  }

  private Control fixed(Setting setting, Field field, List<Choice> choices) {
    var value = setting.isSecret() ? "***" : spoken(settings.now(setting.name()), choices);
    return new Control(Kind.FIXED, field.value(value).hint(asking.say("pages.settings.fixed", Settings.variable(setting.name()))), choices, Set.of());
  }

  private Control open(Setting setting, Object value, Field field, List<Choice> choices) {
    if (setting.isSecret()) {
      return secret(field, !"".equals(settings.now(setting.name())));
    }
    return switch (setting.usual()) {
      case Boolean ignored -> new Control(Kind.SWITCH, field.value(value), choices, Set.of());
      case List<?> ignored -> several(value, field, choices);
      case Integer ignored -> new Control(choices.isEmpty() ? Kind.NUMBER : Kind.ONE, field.value(value), choices, Set.of());
      case String ignored when setting.bounds() instanceof Bounds.Prose -> new Control(Kind.LINES, field.value(value), choices, Set.of());
      default -> new Control(choices.isEmpty() ? Kind.TEXT : Kind.ONE, field.value(value), choices, Set.of());
    };
  }

  /** @param stored whether there is one; it is never shown */
  private Control secret(Field field, boolean stored) {
    return stored ? new Control(Kind.SECRET, field.hint(asking.say("pages.settings.keep")), List.of(), Set.of("stored"))
        : new Control(Kind.SECRET, field, List.of(), Set.of());
  }

  private Control several(Object value, Field field, List<Choice> choices) {
    if (choices.isEmpty()) {
      var hint = field.hint() == null ? asking.say("pages.settings.a_line_each") : field.hint();
      return new Control(Kind.LINES, field.value(String.join("\n", texts(value))).hint(hint), choices, Set.of());
    }
    return new Control(Kind.SEVERAL, field, choices, new LinkedHashSet<>(texts(value)));
  }

  private List<Choice> choices(Entry entry, Setting setting) {
    if (entry.choices() != null) {
      return entry.choices().apply(asking);
    }
    return setting.bounds() instanceof Bounds.OneOf(var words)
        ? words.stream().map(word -> new Choice(word, asking.say("setting." + setting.name() + "." + word))).toList() : List.of();
  }

  private String spoken(Object value, List<Choice> choices) {
    if (value instanceof Boolean on) {
      return asking.say(on ? "pages.settings.on" : "pages.settings.off");
    }
    return String.join(", ", texts(value).stream().map(text -> choices.stream().filter(choice -> choice.value().equals(text)).map(Choice::label).findFirst().orElse(text)).toList());
  }

  private static List<String> texts(Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of(value.toString());
  }

  private @Nullable String hint(Setting setting) {
    var key = "setting." + setting.name() + ".hint";
    return asking.words().knows(key) ? asking.say(key) : null;
  }
}
