package gewerk.platform.pages;

import gewerk.platform.i18n.Formats;
import gewerk.platform.i18n.Labels;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Pages of the Harbour world, for tests of the page machinery. */
final class SamplePages {
  static final Assets ASSETS = Assets.load(List.of());
  static final Labels LABELS = Labels.load(List.of(Page.class)).strict();
  static final Colours COLOURS = Colours.of(List.of("#7a4fd0", "#2f8f5b", "#d03a2b", "#d59a00", "#0b8a8a", "#1f75cb", "#8a8f98", "#e8e337"));

  private SamplePages() {}

  static Page page(String title, Locale locale) {
    return page(title, locale, Reader.Theme.LIGHT);
  }

  static Page page(String title, Locale locale, Reader.Theme theme) {
    var words = LABELS.in(locale);
    var formats = new Formats(words, ZoneId.of("Europe/Berlin"), Instant.parse("2025-11-21T15:20:00Z"));
    var look = new Reader.Look(theme, Reader.Density.COMPACT, true);
    var reader = new Reader(new Person("Ida Moen", "/users/4", null), words, formats, look);
    return new Page(title, reader, harbour(), new Frame(ASSETS.head(COLOURS), "a-token", "/lookbook", null));
  }

  static Page stranger(String title, String path) {
    var words = LABELS.in(Locale.ENGLISH);
    var reader = new Reader(null, words, new Formats(words, ZoneId.of("UTC"), Instant.EPOCH), Reader.Look.USUAL);
    return new Page(title, reader, Place.NOWHERE, new Frame(ASSETS.head(COLOURS), "a-token", path, null));
  }

  private static Place harbour() {
    var project = new Place.Group("", List.of(
        entry("overview", "Overview", "g o"),
        entry("list", "Work packages", "g w").current(true),
        entry("board", "Boards", "g b"),
        entry("gantt", "Gantt", "g t"),
        entry("calendar", "Calendar", "g c"),
        entry("clock", "Time", "g i"),
        entry("meeting", "Meetings", "g e"),
        entry("document", "Documents", "g d"),
        entry("people", "Members", "g u")));
    var mine = new Place.Group("My views", List.of(
        view("Mine this week").badge("6", false), view("Overdue").badge("3", true)));
    var team = new Place.Group("Team views", List.of(
        view("Release 2.4").badge("41", false), view("Bugs by part").badge("17", false)));
    var bar = new Place.Bar(
        List.of(Link.to("Work package", "/work_packages/new").on("n"), Link.to("Project", "/projects/new")),
        List.of(Entry.of("inbox", Link.to("Notifications", "/notifications").on("g n")).badge("4", true)));
    return new Place(Link.to("Harbour extension", "/projects/harbour"), List.of(project, mine, team), List.of(), bar);
  }

  private static Entry entry(String icon, String label, String key) {
    return Entry.of(icon, Link.to(label, "/projects/harbour/" + icon).on(key));
  }

  private static Entry view(String label) {
    return Entry.of("", Link.to(label, "/views/" + label.replace(' ', '-')));
  }
}
