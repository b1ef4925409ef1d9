package gewerk.platform.resource;

import java.util.Optional;

import gewerk.platform.hal.Link;

/** A target whose rows are a resource: its declaration says what they are called, how they are linked and how they look when embedded. */
public interface Declared<L> extends Target<L> {
  Resource<L> declaration();

  @Override
  default Link link(L row) {
    return declaration().self(row);
  }

  @Override
  default String schemaType() {
    return declaration().type();
  }

  @Override
  default Optional<Resource<L>> resource() {
    return Optional.of(declaration());
  }
}
