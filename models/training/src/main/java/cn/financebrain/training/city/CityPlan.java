package cn.financebrain.training.city;

import cn.financebrain.contract.Risk;
import cn.financebrain.training.model.Recipe;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is to be measured.
 *
 * @param directory of the simulated city's files
 * @param trainUntil the day with which the watch begins; where empty, half-way: the day by which
 *     half of the log had arrived
 * @param recipe how models are trained
 * @param seed of models and bootstrap
 */
public record CityPlan(
    Path directory, Optional<LocalDate> trainUntil, List<Risk> risks, Recipe recipe, long seed) {
  public CityPlan {
    risks = List.copyOf(risks);
  }
}
