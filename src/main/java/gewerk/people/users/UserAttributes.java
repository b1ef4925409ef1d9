package gewerk.people.users;

import static gewerk.platform.resource.Attribute.bool;
import static gewerk.platform.resource.Attribute.string;
import static gewerk.platform.resource.Attribute.timestamp;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

import gewerk.people.principals.User;
import gewerk.platform.access.Viewer;
import gewerk.platform.i18n.Labels;
import gewerk.platform.resource.Allowed;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Resource;
import org.jspecify.annotations.Nullable;

/** What an account consists of, and who sees and writes which part. */
final class UserAttributes {
  private static final int LONGEST = 256;

  private UserAttributes() {}

  static void declare(Resource<User> users, AuthSources sources) {
    users.has(
        string("name", User::name).readOnly().column("lower(p.name)"),
        timestamp("createdAt", User::createdAt).readOnly().shownWhen(UserRules::seesTimes).column("p.created_at"),
        timestamp("updatedAt", User::updatedAt).readOnly().shownWhen(UserRules::seesTimes).column("p.updated_at"),
        string("login", User::login).required().fact("minLength", 1).fact("maxLength", LONGEST).shownWhen(UserRules::seesAccount)
            .writableWhen(on(UserRules::mayWriteLogin)).column("lower(u.login)"),
        bool("admin", User::isAdmin).hasDefault().shownWhen((user, viewer) -> viewer.isAdmin()).writableWhen(on(UserRules::mayMakeAdmin)).column("u.admin"),
        string("firstName", User::firstName).required().fact("minLength", 1).fact("maxLength", LONGEST)
            .shownWhen(UserRules::seesAccount).writableWhen(on(UserRules::mayWriteNames)).column("lower(u.first_name)"),
        string("lastName", User::lastName).required().fact("minLength", 1).fact("maxLength", LONGEST)
            .shownWhen(UserRules::seesAccount).writableWhen(on(UserRules::mayWriteNames)).column("lower(u.last_name)"),
        string("email", User::email).required().fact("minLength", 1).fact("maxLength", LONGEST)
            .shownWhen(UserRules::seesEmail).writableWhen(on(UserRules::mayWriteEmail)).column("lower(u.email)"),
        Attribute.<User>of(Kind.URL, "avatar", UserAttributes::avatar).readOnly(),
        string("status", User::status).hasDefault().shownWhen(UserRules::seesAccount).writableWhen(on(UserRules::mayWriteStatus)).column("p.status"),
        string("identityUrl", User::identityUrl).shownWhen(UserRules::seesAccount)
            .writableWhen((candidate, viewer) -> viewer.isAdmin()),
        string("language", User::language).hasDefault().shownWhen(UserRules::seesAccount)
            .writableWhen(on(UserRules::mayWriteLanguage)).allowed(new Allowed.Words<>(languages())),
        Attribute.<User>of(Kind.STRING, "password", user -> null).schemaType("Password").with(Trait.SCHEMA_ONLY)
            .shownWhen(UserRules::mayWritePassword).writableWhen(on(UserRules::mayWritePassword)),
        Attribute.<User>of(Kind.STRING, "currentPassword", user -> null).schemaType("Password").with(Trait.SCHEMA_ONLY).with(Trait.NOT_IN_SCHEMA)
            .shownWhen(UserRules::mayWritePassword).writableWhen(on(UserRules::mayWritePassword)));
    users.has(authSource("authSource", sources).shownWhen((user, viewer) -> viewer.isAdmin() && user.authSourceId() != null),
        authSource("auth_source", sources).with(Trait.SCHEMA_ONLY));
  }

  private static Attribute<User> authSource(String name, AuthSources sources) {
    return Attribute.<User>link(name, sources, User::authSourceId).label("user.authSource").with(Trait.NOT_IN_SCHEMA).writableWhen(on(UserRules::mayWriteStatus));
  }

  static List<String> languages() {
    return Labels.LANGUAGES.stream().map(Locale::getLanguage).toList();
  }

  private static @Nullable String avatar(User user) {
    return user.avatarAt() == null ? null : "/api/v3/users/" + user.id() + "/avatar";
  }

  private static BiPredicate<Candidate<User>, Viewer> on(BiPredicate<User, Viewer> rule) {
    return (candidate, viewer) -> rule.test(candidate.current(), viewer);
  }
}
