package gewerk.platform.pages;

import org.jspecify.annotations.Nullable;

/** One tab: a link, whether it is the open one, and how many things are behind it. */
public record Tab(Link link, boolean current, @Nullable Integer count) {}
