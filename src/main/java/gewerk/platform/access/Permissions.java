package gewerk.platform.access;

import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All permissions there are, each with a number, so that sets of them are bits. */
public final class Permissions {
  private final List<Permission> all;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  public Permissions(List<Permission> all) {
    this.all = List.copyOf(all);
    this.all.forEach(permission -> {
      if (numbers.put(permission.name(), numbers.size()) != null) {
        throw new IllegalArgumentException("Permission declared twice: " + permission.name());
      }
    });
  }

  public List<Permission> all() {
    return all;
  }

  public boolean knows(String name) {
    return numbers.containsKey(name);
  }

  public Permission get(String name) {
    return all.get(number(name));
  }

  /** Names that nobody declares are left out: a role may hold some of a module that is gone. */
  BitSet bits(Collection<String> names) {
    var bits = new BitSet(all.size());
    names.stream().filter(this::knows).forEach(name -> bits.set(number(name)));
    return bits;
  }

  BitSet bits(Predicate<Permission> which) {
    return bits(all.stream().filter(which).map(Permission::name).toList());
  }

  List<String> names(BitSet bits) {
    return bits.stream().mapToObj(number -> all.get(number).name()).toList();
  }

  int number(String name) {
    Integer number = numbers.get(name);
    if (number == null) {
      throw new IllegalArgumentException("No such permission: " + name);
    }
    return number;
  }
}
