package gewerk.platform.pages.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.http.Request;
import gewerk.platform.i18n.Message;
import gewerk.platform.settings.Setting;
import gewerk.platform.settings.Setting.Bounds;

/** What a posted form says of one setting. */
record Sent(Setting setting, Request request) {
  /** A value that the setting takes, or what is wrong. */
  sealed interface Read {
    record Good(Object value) implements Read {}

    record Wrong(Message reason) implements Read {}

    /** Nothing was said: it stays as it is. */
    record Silent() implements Read {}
  }

  static String field(String name) {
    return "settings[" + name + "]";
  }

  Read read() {
    return switch (setting.usual()) {
      case List<?> ignored -> several();
      case Boolean ignored -> last().<Read>map(text -> new Read.Good(text.equals("true") || text.equals("1"))).orElse(new Read.Silent());
      case Integer ignored -> last().map(this::number).orElse(new Read.Silent());
      default -> setting.isSecret() ? secret() : last().map(text -> checked(text.strip())).orElse(new Read.Silent());
    };
  }

  /** A checkbox comes after the hidden field of the same name. */
  private Optional<String> last() {
    var all = request.forms(field(setting.name()));
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  private Read number(String text) {
    return text.strip().matches("-?\\d{1,9}") ? checked(Integer.valueOf(text.strip())) : new Read.Wrong(wrong());
  }

  private Read secret() {
    if (request.form("forget[" + setting.name() + "]").filter("true"::equals).isPresent()) {
      return new Read.Good("");
    }
    return last().filter(text -> !text.isEmpty()).<Read>map(Read.Good::new).orElse(new Read.Silent());
  }

  /** As check boxes {@code settings[name][]}, or as lines of one text. */
  private Read several() {
    var boxes = request.forms(field(setting.name()) + "[]");
    if (!boxes.isEmpty()) {
      return checked(boxes.stream().filter(text -> !text.isEmpty()).distinct().toList());
    }
    return last().map(text -> checked(text.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList())).orElse(new Read.Silent());
  }

  private Read checked(Object value) {
    return setting.takes(value) ? new Read.Good(value) : new Read.Wrong(wrong());
  }

  private Message wrong() {
    return switch (setting.bounds()) {
      case Bounds.Between(var least, var most) -> Message.of("pages.settings.wrong_range", least, most);
      case Bounds.Like(var pattern, var example) -> Message.of("pages.settings.wrong_like", example);
      case Bounds.OneOf ignored -> Message.of("pages.settings.wrong_choice");
      case Bounds.None() -> Message.of("pages.settings.wrong_number");
      case Bounds.Secret() -> Message.of("pages.settings.wrong_choice");
      case Bounds.Prose() -> Message.of("pages.settings.wrong_choice");
    };
  }

  /** All settings of a screen at once. */
  static Map<String, Read> all(List<Setting> settings, Request request) {
    var read = new LinkedHashMap<String, Read>();
    settings.forEach(setting -> read.put(setting.name(), new Sent(setting, request).read()));
    return read;
  }
}
