package gewerk.testkit;

import java.nio.file.Path;

import com.microsoft.playwright.Page;

/** Pictures of pages to look at, in target/shots; only where they are asked for (bin/test --shots), for they take their time. */
public final class Shots {
  private static final boolean WANTED = System.getenv("GEWERK_SHOTS") != null;
  private static final Path FOLDER = Path.of("target", "shots");

  private Shots() {}

  /** What the window shows. */
  public static void window(Page tab, String name) {
    take(tab, name, false);
  }

  /** The page down to its end. */
  public static void page(Page tab, String name) {
    take(tab, name, true);
  }

  private static void take(Page tab, String name, boolean whole) {
    if (WANTED) {
      tab.screenshot(new Page.ScreenshotOptions().setFullPage(whole).setPath(FOLDER.resolve(name + ".png")));
    }
  }
}
