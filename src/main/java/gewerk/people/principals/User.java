package gewerk.people.principals;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A person with an account; also the anonymous person and the program itself, which have no login.
 *
 * @param avatarAt when the picture was last changed; none without one
 * @param custom values of custom fields by the field's id, always as texts
 */
public record User(long id, String name, String status, Instant createdAt, Instant updatedAt, Account account, @Nullable Instant avatarAt,
    Map<String, List<String>> custom) implements Principal {
  /**
   * What stands in the account.
   *
   * @param identityUrl who they are at a provider, as {@code provider:subject}
   * @param authSourceId the directory that knows their password
   */
  public record Account(String login, String firstName, String lastName, @Nullable String email, boolean admin, String language,
      @Nullable String identityUrl, @Nullable Long authSourceId) {
    /** One that no directory vouches for. */
    public Account(String login, String firstName, String lastName, @Nullable String email, boolean admin, String language, @Nullable String identityUrl) {
      this(login, firstName, lastName, email, admin, language, identityUrl, null);
    }

    /** Known elsewhere: then names are changed there. */
    public boolean isVouchedFor() {
      return identityUrl != null || authSourceId != null;
    }

    public static final Account NONE = new Account("", "", "", null, false, "en", null);
  }

  /** One that is about to be made. */
  public static User blank(String language) {
    return new User(0, "", "active", Instant.now(), Instant.now(), new Account("", "", "", null, false, language, null), null, Map.of());
  }

  public String login() {
    return account.login();
  }

  public String firstName() {
    return account.firstName();
  }

  public String lastName() {
    return account.lastName();
  }

  public @Nullable String email() {
    return account.email();
  }

  public String language() {
    return account.language();
  }

  public @Nullable String identityUrl() {
    return account.identityUrl();
  }

  public @Nullable Long authSourceId() {
    return account.authSourceId();
  }

  public boolean isAdmin() {
    return account.admin();
  }

  @Override
  public String path() {
    return "/users/" + id;
  }

  /** Whether they can be named anew: those that are built in, or were deleted, only stand where they did something. */
  public boolean hasAccount() {
    return !account.login().isEmpty();
  }
}
