package gewerk;

import gewerk.platform.Platform;

/** Everything the product can do, in order: its table of contents. A feature may know those above it. */
final class Features {
  Features(Platform platform) {
  }
}
