package gewerk.people.users;

import gewerk.people.principals.User.Account;

/** How people are called, by the setting that orders first and last names. */
final class UserNames {
  private UserNames() {}

  static String of(Account account, String format) {
    var first = account.firstName();
    var last = account.lastName();
    var name = switch (format) {
      case "firstname" -> first;
      case "lastname_firstname" -> last + " " + first;
      case "lastname_coma_firstname", "lastname_comma_firstname" -> last.isEmpty() || first.isEmpty() ? last + first : last + ", " + first;
      case "lastname_n_firstname" -> last + first;
      case "username" -> account.login();
      default -> first + " " + last;
    };
    return name.isBlank() ? account.login() : name.strip();
  }

  /** Somebody who is invited has only an address yet; both parts of it make a name until they give theirs. */
  static Account fromEmail(Account account) {
    var email = account.email();
    if (email == null || !account.firstName().isEmpty() || !account.lastName().isEmpty() || email.indexOf('@') < 1) {
      return account;
    }
    int at = email.indexOf('@');
    return new Account(account.login(), email.substring(0, at), email.substring(at), email, account.admin(), account.language(), account.identityUrl(),
        account.authSourceId());
  }
}
