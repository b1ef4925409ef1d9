package gewerk.platform.text;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Shows how one text became another, word by word, as HTML with {@code <del>} and {@code <ins>}. */
public final class TextDiff {
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}_]++|\\n|[^\\S\\n]++|[^\\p{L}\\p{N}_\\s]");
  private static final Pattern LINES = Pattern.compile("[^\\n]*+\\n|[^\\n]++");

  /** The effort grows with the square of the pieces that differ, and no reader follows more than these. */
  private static final int MOST_PIECES = 4000;

  private final HtmlOut out;

  private TextDiff(int size) {
    out = new HtmlOut(size);
  }

  /** Escaped HTML; without its insertions it is the text before, without its deletions the text after. */
  public static String html(String before, String after) {
    var diff = new TextDiff(before.length() + after.length() + 64);
    var oldText = before.replace("\r\n", "\n");
    var newText = after.replace("\r\n", "\n");
    diff.compare(WORDS, oldText, newText, (left, right) -> diff.compare(LINES, left, right, diff::replaced));
    return diff.out.toString();
  }

  /** Compares piece by piece; what differs in too many pieces is left to the coarser way. */
  private void compare(Pattern pieces, String before, String after, BiConsumer<String, String> coarser) {
    var left = pieces(pieces, before);
    var right = pieces(pieces, after);
    var start = commonStart(left, right);
    var end = commonEnd(left.subList(start, left.size()), right.subList(start, right.size()));
    var leftChange = left.subList(start, left.size() - end);
    var rightChange = right.subList(start, right.size() - end);
    text(left.subList(0, start));
    if (leftChange.size() + rightChange.size() > MOST_PIECES) {
      coarser.accept(String.join("", leftChange), String.join("", rightChange));
    } else {
      changes(leftChange, rightChange, pieces == LINES);
    }
    text(left.subList(left.size() - end, left.size()));
  }

  private static List<String> pieces(Pattern pieces, String text) {
    var found = new ArrayList<String>();
    var matcher = pieces.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static int commonStart(List<String> left, List<String> right) {
    var count = 0;
    var most = Math.min(left.size(), right.size());
    while (count < most && left.get(count).equals(right.get(count))) {
      count++;
    }
    return count;
  }

  private static int commonEnd(List<String> left, List<String> right) {
    return commonStart(left.reversed(), right.reversed());
  }

  /** The algorithm may split one change into several; they are shown as one until an equal piece parts them. */
  private void changes(List<String> left, List<String> right, boolean lines) {
    BiConsumer<String, String> show = lines ? (gone, come) -> compare(WORDS, gone, come, this::replaced) : this::replaced;
    var gone = new StringBuilder();
    var come = new StringBuilder();
    var done = 0;
    for (var delta : DiffUtils.diff(left, right, new MyersDiffWithLinearSpace<String>()).getDeltas()) {
      var from = delta.getSource().getPosition();
      if (from > done) {
        flush(gone, come, show);
        text(left.subList(done, from));
      }
      delta.getSource().getLines().forEach(gone::append);
      delta.getTarget().getLines().forEach(come::append);
      done = from + delta.getSource().size();
    }
    flush(gone, come, show);
    text(left.subList(done, left.size()));
  }

  private static void flush(StringBuilder gone, StringBuilder come, BiConsumer<String, String> show) {
    if (!gone.isEmpty() || !come.isEmpty()) {
      show.accept(gone.toString(), come.toString());
    }
    gone.setLength(0);
    come.setLength(0);
  }

  private void replaced(String gone, String come) {
    marked("del", gone);
    marked("ins", come);
  }

  private void marked(String element, String text) {
    if (!text.isEmpty()) {
      out.markup("<").markup(element).markup(">");
      text(List.of(text));
      out.markup("</").markup(element).markup(">");
    }
  }

  private void text(List<String> pieces) {
    for (var piece : pieces) {
      var start = 0;
      for (var end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', start)) {
        out.text(piece, start, end).markup("<br>\n");
        start = end + 1;
      }
      out.text(piece, start, piece.length());
    }
  }
}
