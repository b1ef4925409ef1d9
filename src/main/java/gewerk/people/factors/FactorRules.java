package gewerk.people.factors;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import gewerk.people.factors.SecondFactor.Kind;

/** When a second factor is asked for, and which. */
final class FactorRules {
  /** Wrong codes after which one must give the password again. */
  static final int MOST_FAILURES = 5;

  private FactorRules() {}

  /** What the settings say. */
  record Demands(boolean enforced, List<String> kinds, int rememberDays) {
    boolean allows(Kind kind) {
      return kinds.contains(kind.word());
    }
  }

  enum Step { NONE, ASK, SET_UP }

  /** @param trusted whether it was given in this browser not long ago */
  static Step step(List<SecondFactor> usable, boolean trusted, Demands demands) {
    if (usable.isEmpty()) {
      return demands.enforced() && !demands.kinds().isEmpty() ? Step.SET_UP : Step.NONE;
    }
    return trusted && demands.rememberDays() > 0 ? Step.NONE : Step.ASK;
  }

  /** A kind that was switched off is neither asked for nor accepted. */
  static List<SecondFactor> usable(List<SecondFactor> factors, Demands demands) {
    return factors.stream().filter(factor -> factor.confirmed() && demands.allows(factor.kind()))
        .sorted(Comparator.comparing(SecondFactor::isDefault).reversed().thenComparing(SecondFactor::id)).toList();
  }

  /** The one that was chosen, else the default one. */
  static Optional<SecondFactor> chosen(List<SecondFactor> usable, String id) {
    return usable.stream().filter(factor -> String.valueOf(factor.id()).equals(id)).findFirst().or(() -> usable.stream().findFirst());
  }
}
