package gewerk.platform.pages;

import gewerk.platform.i18n.Formats;
import gewerk.platform.i18n.Words;

/** One page: its title, who reads it, where it stands, and what the server adds. Every template's first parameter. */
public record Page(String title, Reader reader, Place place, Frame frame) {
  public Page titled(String other) {
    return new Page(other, reader, place, frame);
  }

  public Page at(Place other) {
    return new Page(title, reader, other, frame);
  }

  public Page saying(Frame.Notice notice) {
    return new Page(title, reader, place, new Frame(frame.head(), frame.csrf(), frame.path(), notice));
  }

  /** A text in the reader's language. */
  public String say(String key, Object... arguments) {
    return reader.words().say(key, arguments);
  }

  /** A text with a number, in singular or plural. */
  public String count(String key, long number, Object... more) {
    return reader.words().count(key, number, more);
  }

  public Words words() {
    return reader.words();
  }

  public Formats formats() {
    return reader.formats();
  }

  /** The token that every posting form carries, as field {@code csrf}. */
  public String csrf() {
    return frame.csrf();
  }

  /** What the browser's tab shows. */
  public String tabTitle() {
    var project = place.project();
    return project == null ? title + " · Gewerk" : title + " · " + project.label();
  }
}
