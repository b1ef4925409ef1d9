package gewerk.platform.pages;

import java.util.ArrayList;
import java.util.List;

/** What a page may load and where its forms may lead: the Content-Security-Policy header. */
public record Csp(List<String> pictures, List<String> forms) {
  /** Everything from here and nothing inline. */
  public static final Csp STRICT = new Csp(List.of(), List.of());

  // Turbo adds one style element at start, for its progress bar; exactly this text is allowed. A newer Turbo may need
  // a newer hash: the browser's console tells it, and LookbookTest listens to the console.
  private static final String TURBO_PROGRESS_BAR = "'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='";

  public Csp {
    pictures = List.copyOf(pictures);
    forms = List.copyOf(forms);
  }

  /** Pictures may also come from this origin, {@code https://pictures.example}. */
  public Csp withPictures(String origin) {
    return new Csp(with(pictures, origin), forms);
  }

  /** A form may lead to this origin, also by redirect: the consent page leads back to the application. */
  public Csp withForms(String origin) {
    return new Csp(pictures, with(forms, origin));
  }

  private static List<String> with(List<String> origins, String origin) {
    if (!origin.matches("[a-z][a-z0-9+.-]*:(//[^\\s;,'/]+)?")) throw new IllegalArgumentException("Not an origin: " + origin);
    var more = new ArrayList<>(origins);
    more.add(origin);
    return more;
  }

  /** The value of the header. */
  public String header() {
    return String.join("; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' " + TURBO_PROGRESS_BAR,
        sources("img-src 'self' data: blob:", pictures),
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self' blob:",
        "manifest-src 'self'",
        sources("form-action 'self'", forms),
        "base-uri 'none'",
        "frame-ancestors 'none'");
  }

  private static String sources(String directive, List<String> origins) {
    return origins.isEmpty() ? directive : directive + " " + String.join(" ", origins);
  }
}
