package gewerk.people.sessions;

import gewerk.platform.i18n.Message;

/** Somebody else who knows people's passwords. Directories put themselves on a list; the first that knows somebody decides. */
public interface Directory {
  /** What a directory says of a name and a password. */
  sealed interface Verdict {
    record Right(long userId) implements Verdict {}

    record Wrong() implements Verdict {}

    /** The password is right, or nobody can tell; and there is something to say. It is no wrong guess. */
    record Refused(Message reason) implements Verdict {}

    /** The next one may know. */
    record NotMine() implements Verdict {}
  }

  /** @param sourceId the directory that vouches for the account */
  Verdict check(long userId, long sourceId, String login, String password);

  /** Nobody here has this login. Who is known there, and may come in, has an account afterwards. */
  Verdict welcome(String login, String password);
}
