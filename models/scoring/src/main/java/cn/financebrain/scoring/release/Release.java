package cn.financebrain.scoring.release;

import cn.financebrain.contract.Risk;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A catalogue of tags, a set of models and a book of rules in force from one moment of the log on.
 * Release 0 is the beginning: the product's catalogue and rules, no models.
 *
 * @param number from 0
 * @param models artifact id of the champion by risk; a risk without a model is left out
 * @param challengers artifact ids by risk of those that score in the champion's shadow, in the
 *     order in which they came; risks without any are left out
 * @param catalogue id of a {@link CatalogueDirectory}; {@link #PRODUCT} where it is the one that
 *     the product ships, as in all releases of earlier versions
 * @param rules id of the book of hard rules; {@link #PRODUCT} where it is the product's
 * @param rollback whether it takes back what was in force before it
 * @param activatedAt when it was written
 */
public record Release(
    int number,
    Map<Risk, String> models,
    Map<Risk, List<String>> challengers,
    String catalogue,
    String rules,
    boolean rollback,
    Instant activatedAt) {
  /** The id of what the product ships. */
  public static final String PRODUCT = "";

  public static final Release NONE =
      new Release(0, Map.of(), Map.of(), PRODUCT, PRODUCT, false, Instant.EPOCH);

  public Release {
    if (number < 0) {
      throw new IllegalArgumentException("release %d, expected 0 or more".formatted(number));
    }
    models = Map.copyOf(models);
    Map<Risk, List<String>> shadows = new EnumMap<>(Risk.class);
    challengers.forEach(
        (risk, ids) -> {
          if (!ids.isEmpty()) {
            shadows.put(risk, List.copyOf(ids));
          }
        });
    challengers = Map.copyOf(shadows);
  }

  /** The release after this one, which so far differs in nothing else. */
  public Release next(Instant at) {
    return new Release(number + 1, models, challengers, catalogue, rules, false, at);
  }

  /** Other champions; a challenger that becomes one is a challenger no more. */
  public Release withModels(Map<Risk, String> champions) {
    Map<Risk, List<String>> left = new EnumMap<>(Risk.class);
    challengers.forEach(
        (risk, ids) ->
            left.put(risk, ids.stream().filter(id -> !id.equals(champions.get(risk))).toList()));
    return new Release(number, champions, left, catalogue, rules, rollback, activatedAt);
  }

  /** Another champion of a risk. */
  public Release withModel(Risk risk, String id) {
    Map<Risk, String> champions = new EnumMap<>(Risk.class);
    champions.putAll(models);
    champions.put(risk, id);
    return withModels(champions);
  }

  /** No champion of a risk. */
  public Release withoutModel(Risk risk) {
    Map<Risk, String> champions = new EnumMap<>(Risk.class);
    champions.putAll(models);
    champions.remove(risk);
    return withModels(champions);
  }

  /** Other challengers of a risk. */
  public Release withChallengers(Risk risk, List<String> ids) {
    Map<Risk, List<String>> shadows = new EnumMap<>(Risk.class);
    shadows.putAll(challengers);
    shadows.put(risk, ids);
    return new Release(number, models, shadows, catalogue, rules, rollback, activatedAt);
  }

  /** The challengers of a risk; none where there is none. */
  public List<String> challengers(Risk risk) {
    return challengers.getOrDefault(risk, List.of());
  }

  public Release withCatalogue(String id) {
    return new Release(number, models, challengers, id, rules, rollback, activatedAt);
  }

  public Release withRules(String id) {
    return new Release(number, models, challengers, catalogue, id, rollback, activatedAt);
  }

  /** The same, as one that takes back what was in force before it. */
  Release rollingBack() {
    return new Release(number, models, challengers, catalogue, rules, true, activatedAt);
  }
}
