package gewerk.people.factors;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import gewerk.people.factors.FactorRules.Demands;
import gewerk.people.factors.FactorRules.Step;
import gewerk.people.factors.SecondFactor.Kind;
import gewerk.people.sessions.KnownBrowsers;
import gewerk.people.sessions.Sessions;
import gewerk.platform.Platform;
import gewerk.platform.audit.Audit;
import gewerk.platform.audit.Entry;
import gewerk.platform.database.Database;
import gewerk.platform.events.Event;
import gewerk.platform.events.Outbox;
import gewerk.platform.mail.Mails;
import gewerk.platform.mail.Receiver;
import gewerk.platform.secrets.Secrets;
import gewerk.platform.settings.Setting;
import gewerk.platform.settings.Settings;

/** The second factors of people: added, shown, checked, taken away. */
public final class Factors {
  static final int LONGEST_NAME = 100;

  private final Database database;
  private final Secrets secrets;
  private final Settings settings;
  private final Outbox events;
  private final Audit audit;
  private final Mails mails;
  private final Sessions sessions;
  private final FactorStore store;
  private final SecurityKeys keys = new SecurityKeys();

  public Factors(Platform platform, Sessions sessions, Mails mails) {
    database = platform.database();
    secrets = platform.secrets();
    settings = platform.settings();
    events = platform.events();
    audit = platform.audit();
    this.sessions = sessions;
    this.mails = mails;
    store = new FactorStore(database);
    settings.declare(List.of(new Setting("2fa_enforced", false), new Setting("2fa_active_strategies", List.of("totp", "webauthn")).oneOf("totp", "webauthn"),
        new Setting("2fa_allow_remember_for_days", 0).between(0, 365)));
  }

  Demands demands() {
    return new Demands(settings.truth("2fa_enforced"), settings.texts("2fa_active_strategies"), settings.number("2fa_allow_remember_for_days"));
  }

  /** What must happen before somebody is in. */
  Step step(long userId, boolean trusted) {
    return FactorRules.step(usable(userId), trusted, demands());
  }

  /** Those that count, the default one first. */
  List<SecondFactor> usable(long userId) {
    return FactorRules.usable(store.of(userId), demands());
  }

  List<SecondFactor> all(long userId) {
    return store.of(userId).stream().filter(SecondFactor::confirmed).toList();
  }

  Optional<SecondFactor> find(long id, long userId) {
    return store.find(id, userId);
  }

  long codesLeft(long userId) {
    return store.codesLeft(userId);
  }

  KnownBrowsers browsers() {
    return sessions.browsers();
  }

  /** An app that still has to show that it works. */
  long begin(long userId, String name) {
    return begin(userId, name, Totp.secret());
  }

  private long begin(long userId, String name, String secret) {
    return database.transaction(() -> store.insertApp(userId, name, secrets.seal(secret)));
  }

  /** What the app is told. */
  String secret(SecondFactor app) {
    return secrets.open(String.valueOf(app.proof().secret()));
  }

  String uri(long userId, String secret) {
    return Totp.uri(secret, settings.text("app_title"), store.owner(userId).map(FactorStore.Owner::login).orElse(""));
  }

  /** The app works: from now on it counts. */
  boolean confirm(SecondFactor app, String code) {
    return database.transaction(() -> {
      if (!isCode(app, code)) {
        return false;
      }
      store.confirmed(app.id(), app.userId());
      tell(app.userId(), "added", app.name());
      note(app.userId(), "second_factor.added", entry -> entry.changed("factor", null, app.name()).changed("kind", null, app.kind().word()));
      return true;
    });
  }

  /** An app that was set up while signing in, with the secret that it was shown. */
  boolean setUp(long userId, String name, String secret, String code) {
    if (Totp.step(secret, code, Instant.now()).isEmpty()) {
      return false;
    }
    return store.find(begin(userId, name, secret), userId).filter(app -> confirm(app, code)).isPresent();
  }

  boolean add(long userId, String name, SecurityKeys.Made made) {
    return database.transaction(() -> {
      if (store.isKnown(made.credentialId())) {
        return false;
      }
      store.confirmed(store.insertKey(userId, name, made.credentialId(), made.proof()), userId);
      tell(userId, "added", name);
      note(userId, "second_factor.added", entry -> entry.changed("factor", null, name).changed("kind", null, Kind.WEBAUTHN.word()));
      return true;
    });
  }

  /** Whether it is the code of the moment; it is used up then. */
  boolean isCode(SecondFactor app, String code) {
    if (app.kind() != Kind.TOTP) {
      return false;
    }
    var step = Totp.step(secret(app), code, Instant.now());
    return step.isPresent() && store.used(app.id(), step.getAsLong());
  }

  /** Whether one of somebody's keys answers the challenge. */
  boolean isAnswer(long userId, String json, byte[] challenge, String origin) {
    return keys.credentialId(json).flatMap(id -> store.byCredential(id, userId)).filter(key -> demands().allows(key.kind()))
        .flatMap(key -> keys.shown(json, challenge, origin, key)).filter(shown -> store.usedKey(shown.factor(), shown.counter())).isPresent();
  }

  /** Used up when it is one. */
  boolean isBackupCode(long userId, String code) {
    return store.useCode(userId, BackupCodes.hash(userId, code));
  }

  /** Something that only the owner of a running session knows or has: the password, a code of an app, or a backup code. */
  boolean isProven(long userId, String password, String code) {
    if (sessions.isBlocked(userId)) {
      return false;
    }
    if (!password.isEmpty()) {
      return sessions.isPassword(userId, password);
    }
    boolean good = !code.isBlank() && (usable(userId).stream().anyMatch(factor -> isCode(factor, code)) || isBackupCode(userId, code));
    if (!good) {
      sessions.failed(userId);
    }
    return good;
  }

  /** Ten new ones; the earlier ones are void. */
  List<String> newCodes(long userId) {
    var codes = BackupCodes.fresh();
    database.inTransaction(() -> {
      store.replaceCodes(userId, codes.stream().map(code -> BackupCodes.hash(userId, code)).toList());
      note(userId, "second_factor.backup_codes_made", entry -> entry);
    });
    return codes;
  }

  void makeDefault(long id, long userId) {
    database.inTransaction(() -> store.makeDefault(id, userId));
  }

  void remove(SecondFactor factor) {
    database.inTransaction(() -> {
      store.delete(factor.id(), factor.userId());
      sessions.browsers().trustNone(factor.userId());
      tell(factor.userId(), "removed", factor.name());
      note(factor.userId(), "second_factor.removed", entry -> entry.changed("factor", factor.name(), null).changed("kind", factor.kind().word(), null));
    });
  }

  /** For somebody who has lost all of them; an administrator must be sure that it is them who ask. False when there were none. */
  public boolean reset(long userId, long administrator) {
    return database.transaction(() -> {
      var names = all(userId).stream().map(SecondFactor::name).toList();
      if (!store.deleteAll(userId)) {
        return false;
      }
      sessions.endAll(userId);
      tell(userId, "reset", "");
      note(userId, "second_factor.reset", entry -> entry.by(administrator).between(Map.of("factors", names), Map.of()));
      events.happened(Event.now("user.second_factors_reset", "user", userId, null, administrator).with(Map.of()));
      return true;
    });
  }

  List<Equipped> equipped(int most) {
    return store.equipped(most);
  }

  List<byte[]> credentialIds(long userId) {
    return store.credentialIds(userId);
  }

  SecurityKeys keys() {
    return keys;
  }

  boolean hasNone(long userId) {
    return !store.hasConfirmed(userId);
  }

  String seal(String secret) {
    return secrets.seal(secret);
  }

  String open(String sealed) {
    return secrets.open(sealed);
  }

  /** By its owner, who may still be signing in, unless the entry says otherwise. */
  private void note(long userId, String action, UnaryOperator<Entry> more) {
    store.owner(userId).ifPresent(owner -> audit.note(more.apply(Entry.of(action, "user", userId, owner.name()).by(userId))));
  }

  /** @param what {@code added}, {@code removed} or {@code reset} */
  private void tell(long userId, String what, String name) {
    store.owner(userId).filter(owner -> !owner.email().isEmpty()).ifPresent(owner -> mails.post(
        mails.letter(new Receiver(owner.name(), owner.email(), Locale.forLanguageTag(owner.language())), "factors.mail." + what)
            .says("factors.mail." + what + "_text", name).says("factors.mail.not_you").mail("second_factor")));
  }
}
