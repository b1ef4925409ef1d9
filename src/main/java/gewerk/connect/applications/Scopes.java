package gewerk.connect.applications;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What programs can ask for. Features add theirs while the program starts, with a label {@code scope.<name>}. */
public final class Scopes {
  /** The whole API, with all that the person may do. */
  public static final String API = "api_v3";

  private final List<String> names = new ArrayList<>(List.of(API));

  public void add(String name) {
    if (!name.matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]+") || names.contains(name)) {
      throw new IllegalArgumentException("No scope, or declared twice: " + name);
    }
    names.add(name);
  }

  public List<String> all() {
    return List.copyOf(names);
  }

  /** What is meant when a program asks for nothing in particular. */
  public static Collection<String> usual(Collection<String> allowed) {
    return allowed.contains(API) ? List.of(API) : allowed;
  }
}
