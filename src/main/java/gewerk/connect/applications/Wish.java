package gewerk.connect.applications;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What somebody wants an application to be. */
public record Wish(String name, List<String> redirectUris, List<String> scopes, boolean confidential, @Nullable Long clientCredentialsUserId) {
  public Wish {
    name = name.strip();
    redirectUris = redirectUris.stream().map(String::strip).filter(uri -> !uri.isEmpty()).distinct().toList();
    scopes = List.copyOf(scopes);
  }

  /** As programs on servers usually are: with a secret, and with access to the API. */
  public static Wish of(String name, String... redirectUris) {
    return new Wish(name, List.of(redirectUris), List.of(Scopes.API), true, null);
  }
}
