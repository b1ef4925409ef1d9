package gewerk.platform.text;

import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression that somebody wrote, tried for a limited time: some need ages for some texts. */
public final class BoundedPattern {
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(100);

  /** What came of it. */
  public enum Verdict { MATCHES, DIFFERS, UNDECIDED }

  private static final class OutOfTime extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfTime() {
      super(null, null, false, false);
    }
  }

  private BoundedPattern() {}

  public static boolean isValid(String pattern) {
    try {
      Pattern.compile(pattern);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /** Whether the pattern occurs anywhere in the text; undecided where it is no pattern or takes too long. */
  public static Verdict find(String pattern, String text) {
    try {
      return Pattern.compile(pattern).matcher(new Watched(text, System.nanoTime() + LONGEST)).find() ? Verdict.MATCHES : Verdict.DIFFERS;
    } catch (PatternSyntaxException | OutOfTime | StackOverflowError e) {
      return Verdict.UNDECIDED;
    }
  }

  /** A text that stops being readable when the time is over: the one thing that java.util.regex asks again and again. */
  private static final class Watched implements CharSequence {
    private static final int ASKED_BETWEEN_LOOKS = 1024;

    private final CharSequence text;
    private final long end;
    private int asked;

    Watched(CharSequence text, long end) {
      this.text = text;
      this.end = end;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++asked % ASKED_BETWEEN_LOOKS == 0 && System.nanoTime() > end) {
        throw new OutOfTime();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return new Watched(text.subSequence(from, to), end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
