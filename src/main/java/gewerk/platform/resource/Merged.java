package gewerk.platform.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** All attributes together, kept as long as those that come and go are the same: a list asks for them several times for each row. */
record Merged<T>(int own, List<List<Attribute<T>>> more, List<Attribute<T>> all) {
  static <T> Merged<T> of(List<Attribute<T>> own, List<List<Attribute<T>>> more) {
    var all = new ArrayList<>(own);
    more.forEach(all::addAll);
    return new Merged<>(own.size(), more, List.copyOf(all));
  }

  boolean isOf(int ownNow, List<Supplier<List<Attribute<T>>>> moreNow) {
    boolean same = own == ownNow && more.size() == moreNow.size();
    for (int i = 0; same && i < more.size(); i++) {
      same = more.get(i) == moreNow.get(i).get();
    }
    return same;
  }
}
