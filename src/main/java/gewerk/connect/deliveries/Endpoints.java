package gewerk.connect.deliveries;

import java.util.Collection;
import java.util.Optional;

/** Where messages may be sent now, as their owner knows. */
public interface Endpoints {
  /** The ids of those that are turned on; from memory, for it is asked all the time. */
  Collection<Long> open();

  Optional<Endpoint> find(long id);
}
