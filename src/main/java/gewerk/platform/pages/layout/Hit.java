package gewerk.platform.pages.layout;

import gewerk.platform.pages.Link;

/** One line of the jump box: where it leads, what kind of thing it is, and what tells it from its like. */
public record Hit(String icon, Link link, String detail) {}
