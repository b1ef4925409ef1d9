package gewerk.views.talk;

import gewerk.platform.pages.Page;
import gewerk.platform.pages.Person;
import gewerk.work.activities.HistoryEntry;

/** How a page tells of one entry of the history: who, where, and who answered with which sign. */
public record Spoken(HistoryEntry entry, Page page) {
  private static final int MOST_NAMES = 10;

  public String who() {
    return entry.author() == null ? page.say("talk.somebody") : entry.author().name();
  }

  public Person person() {
    return entry.author() == null ? Person.named(who()) : new Person(who(), "/users/" + entry.author().id(), null);
  }

  /** Where it is changed, quoted and answered. */
  public String path() {
    return "/work_packages/" + entry.activity().workPackage().id() + "/comments/" + entry.activity().id();
  }

  /** Where it is read, for good. */
  public String href() {
    return "/work_packages/" + entry.activity().workPackage().id() + "/activity#activity-" + entry.activity().id();
  }

  /** {@code Heart: Emma Muster, Ida Berg}. */
  public String told(HistoryEntry.Reacted reacted) {
    var named = reacted.names().stream().limit(MOST_NAMES).toList();
    var names = String.join(", ", named);
    int others = reacted.count() - named.size();
    return page.say("talk.sign." + reacted.emoji().key()) + ": " + (others == 0 ? names : named.isEmpty() ? page.count("talk.people_more", others)
        : page.say("talk.and", names, page.count("talk.people_more", others)));
  }

  /** What they said, as Markdown that quotes it: with who said it, and an empty line at the end. */
  String quoted() {
    var quote = new StringBuilder("> **" + Mentionable.plain(who()) + "** " + page.say("talk.said") + "\n>\n");
    entry.activity().notes().strip().lines().forEach(line -> quote.append(line.isEmpty() ? ">" : "> " + line).append('\n'));
    return quote.append('\n').toString();
  }
}
