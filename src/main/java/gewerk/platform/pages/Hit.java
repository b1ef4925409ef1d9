package gewerk.platform.pages;

/** One line of the jump box: where it leads, what kind of thing it is, and what tells it from its like. */
public record Hit(String icon, Link link, String detail) {}
