package gewerk.platform.pages.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import gewerk.platform.Platform;
import gewerk.platform.events.Event;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.settings.Sent.Read;
import gewerk.platform.pages.web.Navigation.Section;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.settings.Settings;

/**
 * A form of settings for administrators, at an address below {@code /admin}: fields are {@code settings[NAME]}; what the environment
 * fixes is shown and cannot be changed; what changed is one event, {@code settings.updated}, with old and new values.
 */
public final class SettingsScreen {
  private final Platform platform;
  private final Pages pages;
  private final String path;
  private final String title;
  private final List<Group> groups = new ArrayList<>();

  private record Group(String heading, List<Entry> entries) {}

  /** A group of controls under one heading. */
  public record Shown(String heading, List<Control> controls) {}

  /** @param title a label's key, for the menu and the page */
  public SettingsScreen(Platform platform, Pages pages, String path, String title) {
    this.platform = platform;
    this.pages = pages;
    this.path = path;
    this.title = title;
  }

  /** Settings by name, under a heading, which is a label's key or empty. */
  public SettingsScreen group(String heading, String... names) {
    return group(heading, List.of(names).stream().map(Entry::of).toList());
  }

  public SettingsScreen group(String heading, List<Entry> entries) {
    groups.add(new Group(heading, List.copyOf(entries)));
    return this;
  }

  /** Opens it, with an entry in the menu of the administration. */
  public void in(Section section) {
    pages.get(path, this::show).post(path, this::save);
    pages.navigation().administers(section, title, path, viewer -> viewer.isAdmin());
  }

  private Answer show(Request request, Asking asking) {
    check(asking);
    return form(request, asking, Map.of());
  }

  private Answer save(Request request, Asking asking) {
    check(asking);
    var changeable = entries().stream().map(Entry::name).filter(name -> !settings().isFixed(name)).map(settings()::named).toList();
    var read = Sent.all(changeable, request);
    if (read.values().stream().anyMatch(Read.Wrong.class::isInstance)) {
      return form(request, asking, read).withStatus(422);
    }
    change(read, asking);
    return Pages.seeOther(path, Notice.good(asking.say("pages.settings.saved")));
  }

  private void change(Map<String, Read> read, Asking asking) {
    var values = new LinkedHashMap<String, Object>();
    var details = new LinkedHashMap<String, Object>();
    read.forEach((name, one) -> {
      if (one instanceof Read.Good(var value) && !Objects.equals(value, settings().now(name))) {
        values.put(name, value);
        details.put(name, settings().named(name).isSecret() ? List.of("***", "***") : List.of(settings().now(name), value));
      }
    });
    if (!values.isEmpty()) {
      settings().set(values, () -> platform.events().happened(Event.now("settings.updated", "settings", 0, null, asking.viewer().id()).with(details)));
    }
  }

  private Answer form(Request request, Asking asking, Map<String, Read> read) {
    var drawing = new Drawing(settings(), request, asking, read);
    var shown = groups.stream().map(group -> new Shown(group.heading.isEmpty() ? "" : asking.say(group.heading),
        group.entries.stream().map(drawing::control).toList())).toList();
    return pages.show(pages.page(request, asking.say(title)), SettingsScreen.class, "settings", Map.of("groups", shown, "action", path));
  }

  private List<Entry> entries() {
    return groups.stream().flatMap(group -> group.entries.stream()).toList();
  }

  private Settings settings() {
    return platform.settings();
  }

  private static void check(Asking asking) {
    if (!asking.viewer().isAdmin()) {
      throw Refusal.forbidden();
    }
  }
}
