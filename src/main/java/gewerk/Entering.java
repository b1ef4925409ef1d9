package gewerk;

import java.util.List;
import java.util.stream.Stream;

import gewerk.admin.mail.MailPages;
import gewerk.admin.signin.SignInScreens;
import gewerk.connect.applications.Applications;
import gewerk.connect.grants.ApplicationPages;
import gewerk.connect.grants.GrantPages;
import gewerk.connect.oauth.AuthorizePages;
import gewerk.connect.oauth.OAuth;
import gewerk.connect.tokens.TokenPages;
import gewerk.connect.tokens.Tokens;
import gewerk.people.accounts.Accounts;
import gewerk.people.accounts.ActivationPages;
import gewerk.people.accounts.InvitationPages;
import gewerk.people.accounts.LostPasswordPages;
import gewerk.people.accounts.RegistrationPages;
import gewerk.people.factors.EquippedPages;
import gewerk.people.factors.FactorPages;
import gewerk.people.factors.Factors;
import gewerk.people.factors.SecondStepPages;
import gewerk.people.groups.Groups;
import gewerk.people.ldap.LdapConnections;
import gewerk.people.ldap.LdapPages;
import gewerk.people.openid.OpenIdPages;
import gewerk.people.openid.OpenIdProviders;
import gewerk.people.sessions.OpenSessionPages;
import gewerk.people.sessions.SessionDoorkeeper;
import gewerk.people.sessions.SessionPages;
import gewerk.people.sessions.Sessions;
import gewerk.people.users.Users;
import gewerk.platform.Platform;
import gewerk.platform.access.Authenticator;
import gewerk.platform.limits.RateLimits;
import gewerk.platform.mail.Mails;
import gewerk.platform.pages.web.Doorkeeper;
import gewerk.platform.pages.web.Pages;

/** How people and their programs come in, and what keeps others out: a chapter of {@link Features}. */
record Entering(Mails mails, RateLimits limits, Users users, Sessions sessions, Accounts accounts, Factors factors,
    LdapConnections directories, OpenIdProviders providers, Tokens tokens, OAuth oauth) {
  static final List<Class<?>> LABELLED = List.of(Mails.class, Sessions.class, Accounts.class, Factors.class, MailPages.class, SignInScreens.class,
      LdapConnections.class, OpenIdProviders.class, Tokens.class, Applications.class, OAuth.class, ApplicationPages.class);

  static Entering of(Platform platform, Users users, Groups groups) {
    var mails = new Mails(platform);
    var sessions = new Sessions(platform, users.passwords(), mails);
    return new Entering(mails, new RateLimits(platform.database(), platform.jobs()), users, sessions, new Accounts(platform, users, mails),
        new Factors(platform, sessions, mails), new LdapConnections(platform, users, groups, sessions), new OpenIdProviders(platform, users, groups, sessions),
        new Tokens(platform), new OAuth(platform, new Applications(platform, users.principals())));
  }

  /** The ways into the API, in the order in which they are asked (reference 1.1). */
  List<Authenticator> authenticators() {
    var programs = Stream.of(oauth.authenticator(), providers.authenticator(), OAuth.unknownBearer());
    return Stream.of(tokens.authenticators().stream(), programs, Stream.of(sessions.authenticator())).flatMap(ways -> ways).toList();
  }

  /** The ways to our pages: programs that people let in are let into the API alone, or they could let in others. */
  Doorkeeper doorkeeper() {
    return new SessionDoorkeeper(sessions, Stream.concat(tokens.authenticators().stream(), Stream.of(sessions.authenticator())).toList());
  }

  void pages(Platform platform, Pages pages) {
    new SessionPages(pages, sessions, users.passwords(), limits);
    new OpenSessionPages(pages, sessions);
    new LostPasswordPages(pages, accounts, sessions.entrance(), limits);
    new RegistrationPages(pages, accounts, sessions.entrance(), limits);
    new ActivationPages(pages, accounts, sessions.entrance(), limits);
    new InvitationPages(pages, accounts, mails);
    new SecondStepPages(pages, factors, sessions, new SecondStepPages.Gates(platform.database(), limits));
    new FactorPages(pages, factors, sessions, platform.database());
    new EquippedPages(pages, factors);
    new MailPages(platform, pages, mails, users, limits);
    new SignInScreens(platform, pages, sessions);
    new LdapPages(pages, directories);
    new OpenIdPages(platform, pages, providers, sessions);
    new AuthorizePages(platform.routes(), platform.api(), pages, oauth);
    new ApplicationPages(pages, oauth, users.principals());
    new GrantPages(pages, oauth, new TokenPages(pages, tokens));
  }
}
