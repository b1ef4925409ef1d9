package gewerk.views.table;

import java.util.List;

import gewerk.platform.pages.Page;
import org.jspecify.annotations.Nullable;

/** All that the templates of the table need. @param adds whether the reader may add work packages here */
public record Screen(Page page, View view, Content content, Toolbar toolbar, @Nullable Split split, boolean adds) {
  public String say(String key, Object... arguments) {
    return page.say(key, arguments);
  }

  /** The number of cells in a row, its checkbox included. */
  public int width() {
    return content.columns().size() + 1;
  }

  /** What an address begins with to open a work package beside the table; its id follows. */
  public String opens() {
    return view.address().upTo("selected");
  }

  /** Where a work package is made at the end of the table. */
  public String quick() {
    return view.address().path() + "/quick";
  }

  /** Of each project its own: it outlives the page, with what is being typed. */
  public String quickFrame() {
    return "quick-" + (view.project() == null ? 0 : view.project().id());
  }

  public boolean hasNoRows() {
    return content.total() == 0;
  }

  /** {@code 21–40 of 41}. */
  public String range() {
    int size = view.listing().pageSize();
    long first = view.listing().skipped() + 1;
    long last = Math.min(view.listing().skipped() + size, content.total());
    return say("table.range", Math.min(first, last), last, page.formats().number(content.total()));
  }

  public @Nullable String previous() {
    return view.listing().page() > 1 ? turned(view.listing().page() - 1) : null;
  }

  public @Nullable String next() {
    return view.listing().skipped() + view.listing().pageSize() < content.total() ? turned(view.listing().page() + 1) : null;
  }

  private String turned(int number) {
    return view.address().with("page", number == 1 ? null : String.valueOf(number)).toString();
  }

  public List<Column> columns() {
    return content.columns();
  }

  public boolean isSelected(long id) {
    return view.selected() != null && view.selected() == id;
  }
}
