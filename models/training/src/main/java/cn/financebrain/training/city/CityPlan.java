package cn.financebrain.training.city;

import cn.financebrain.contract.Risk;
import cn.financebrain.training.model.Recipe;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be measured.
 *
 * @param directory of the simulated city's files
 * @param trainUntil the day with which the watch begins; where empty, half-way: the day by which
 *     half of the log had arrived
 * @param recipes how the model of each risk that is measured is trained
 * @param seed of models and bootstrap
 */
public record CityPlan(
    Path directory, Optional<LocalDate> trainUntil, Map<Risk, Recipe> recipes, long seed) {
  public CityPlan {
    recipes = Collections.unmodifiableMap(new EnumMap<>(recipes));
  }

  /** In the order of {@link Risk}. */
  List<Risk> risks() {
    return List.copyOf(recipes.keySet());
  }
}
