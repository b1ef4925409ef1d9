package gewerk;

import java.util.List;
import java.util.stream.Stream;

import gewerk.connect.applications.Applications;
import gewerk.connect.oauth.OAuth;
import gewerk.connect.tokens.Tokens;
import gewerk.people.groups.Groups;
import gewerk.people.jobs.JobStatuses;
import gewerk.people.ldap.LdapConnections;
import gewerk.people.openid.OpenIdProviders;
import gewerk.people.placeholders.Placeholders;
import gewerk.people.preferences.UserPreferences;
import gewerk.people.principals.Principals;
import gewerk.people.roles.Roles;
import gewerk.people.sessions.Sessions;
import gewerk.people.users.Users;
import gewerk.platform.Platform;
import gewerk.platform.access.Authenticator;

/** Those features that know who somebody is, and the ways in that they offer. */
record People(Principals principals, Users users, Groups groups, Placeholders placeholders, Roles roles, UserPreferences preferences,
    Sessions sessions, Tokens tokens, OAuth oauth, LdapConnections directories, OpenIdProviders providers, JobStatuses jobs) {
  /** In order: each may know those before it. */
  static People of(Platform platform) {
    var principals = new Principals(platform);
    var users = new Users(platform, principals);
    var groups = new Groups(platform, principals);
    var placeholders = new Placeholders(platform, principals);
    var roles = new Roles(platform);
    var sessions = new Sessions(platform);
    return new People(principals, users, groups, placeholders, roles, new UserPreferences(platform, users), sessions, new Tokens(platform),
        new OAuth(platform, new Applications(platform, principals)), new LdapConnections(platform, users, groups, sessions),
        new OpenIdProviders(platform, users, groups, sessions), new JobStatuses(platform));
  }

  /** The ways into the API, in the order in which they are asked (reference 1.1). */
  List<Authenticator> authenticators() {
    var programs = Stream.of(oauth.authenticator(), providers.authenticator(), OAuth.unknownBearer());
    return Stream.of(tokens.authenticators().stream(), programs, Stream.of(sessions.authenticator())).flatMap(ways -> ways).toList();
  }

  /** The ways to our pages: programs that people let in are let into the API alone, or they could let in others. */
  List<Authenticator> doors() {
    return Stream.concat(tokens.authenticators().stream(), Stream.of(sessions.authenticator())).toList();
  }
}
