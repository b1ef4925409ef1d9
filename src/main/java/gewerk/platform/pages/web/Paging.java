package gewerk.platform.pages.web;

import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

/** How one goes through the pages of a list: how many rows there are, and where the pages before and after are. */
public record Paging(String summary, @Nullable String previous, @Nullable String next) {
  /** @param address of the page with a number */
  public static Paging of(String summary, int page, int size, long total, IntFunction<String> address) {
    return new Paging(summary, page > 1 ? address.apply(page - 1) : null, (long) page * size < total ? address.apply(page + 1) : null);
  }
}
