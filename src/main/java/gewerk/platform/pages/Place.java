package gewerk.platform.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in the product a page stands: the project around it, the rail beside it, the way back, the bar above. */
public record Place(@Nullable Link project, List<Group> rail, List<Link> breadcrumbs, Bar bar) {
  public static final Place NOWHERE = new Place(null, List.of(), List.of(), Bar.EMPTY);

  public Place {
    rail = List.copyOf(rail);
    breadcrumbs = List.copyOf(breadcrumbs);
  }

  public Place within(Link... crumbs) {
    return new Place(project, rail, List.of(crumbs), bar);
  }

  /** Entries of the rail under one heading; the first group has none. */
  public record Group(String heading, List<Entry> entries) {
    public Group {
      entries = List.copyOf(entries);
    }
  }

  /** The top bar: what can be made new from here, and the tools (inbox, timer). */
  public record Bar(List<Link> creations, List<Entry> tools) {
    public static final Bar EMPTY = new Bar(List.of(), List.of());

    public Bar {
      creations = List.copyOf(creations);
      tools = List.copyOf(tools);
    }
  }
}
