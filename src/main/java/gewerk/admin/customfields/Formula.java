package gewerk.admin.customfields;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import org.jspecify.annotations.Nullable;

/** What a calculated value is made of: {@code ({{cf_7}} + 2) * {{cf_8}}}; sums, differences, products and quotients of other fields. */
final class Formula {
  private static final int LONGEST = 500;
  private static final Pattern FIELD = Pattern.compile("\\{\\{\\s*cf_(\\d{1,9})\\s*}}");
  private static final Pattern WORDS = Pattern.compile("[0-9.+\\-*/()\\s]*");
  private static final ExpressionConfiguration ARITHMETIC = ExpressionConfiguration.builder().defaultConstants(Map.of()).build();

  private final Expression expression;
  private final ASTNode root;
  private final Set<Long> fields;

  private Formula(Expression expression, ASTNode root, Set<Long> fields) {
    this.expression = expression;
    this.root = root;
    this.fields = fields;
  }

  /** Nothing but numbers, fields and the four operations is let through: no functions, no powers, nothing that can take long. */
  static Optional<Formula> parse(String text) {
    if (text.length() > LONGEST || !WORDS.matcher(FIELD.matcher(text).replaceAll("")).matches() || text.contains("**")) {
      return Optional.empty();
    }
    try {
      var expression = new Expression(FIELD.matcher(text).replaceAll(" cf_$1 "), ARITHMETIC);
      return Optional.of(new Formula(expression, expression.getAbstractSyntaxTree(), fieldsIn(text)));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /** The ids of the fields that it is made of. */
  Set<Long> fields() {
    return fields;
  }

  /** What it comes to; nothing where a field has no value, or something is divided by nothing. */
  @Nullable BigDecimal value(LongFunction<@Nullable BigDecimal> valueOf) {
    try {
      var filled = expression.copy();
      for (long field : fields) {
        var value = valueOf.apply(field);
        if (value == null) {
          return null;
        }
        filled.with("cf_" + field, value);
      }
      return filled.evaluate().getNumberValue();
    } catch (EvaluationException | ParseException | ArithmeticException e) {
      return null;
    }
  }

  /** The same in SQL, over the columns of its fields. */
  String sql(LongFunction<String> columnOf) {
    return sql(root, columnOf);
  }

  private static String sql(ASTNode node, LongFunction<String> columnOf) {
    var parts = node.getParameters();
    var word = node.getToken().getValue();
    return switch (node.getToken().getType()) {
      case NUMBER_LITERAL -> new BigDecimal(word).toPlainString() + "::numeric";
      case VARIABLE_OR_CONSTANT -> columnOf.apply(Long.parseLong(word.substring("cf_".length())));
      case PREFIX_OPERATOR -> "(" + word + sql(parts.getFirst(), columnOf) + ")";
      case INFIX_OPERATOR -> word.equals("/") ? "(" + sql(parts.getFirst(), columnOf) + " / nullif(" + sql(parts.getLast(), columnOf) + ", 0))"
          : "(" + sql(parts.getFirst(), columnOf) + " " + word + " " + sql(parts.getLast(), columnOf) + ")";
      default -> throw new IllegalStateException("Not part of a formula: " + word);
    };
  }

  private static Set<Long> fieldsIn(String text) {
    var fields = new LinkedHashSet<Long>();
    FIELD.matcher(text).results().forEach(found -> fields.add(Long.valueOf(found.group(1))));
    return fields;
  }
}
