package cn.financebrain.training.city;

import cn.financebrain.contract.Risk;
import java.util.List;

/**
 * What was found of one risk.
 *
 * @param watched enterprises whose event had not happened when the watch began
 * @param pending those of them whose event lies after its end: alerts of them are neither right nor
 *     wrong
 * @param watches in the order of {@link Watch}; without a model only the rules
 */
public record RiskFindings(
    Risk risk, Training training, int watched, int pending, List<WatchFindings> watches) {
  public RiskFindings {
    watches = List.copyOf(watches);
  }

  /**
   * What the model was trained on.
   *
   * @param rows enterprises as a quarter before the watch began
   * @param positives those whose event happened within the quarter
   * @param model id of the artifact; empty where none could be trained
   * @param settings of the trainer; empty without a model
   * @param settingsTried how many were chosen from, on the training rows
   * @param problem why not; empty where one was
   */
  public record Training(
      int rows, int positives, String model, String settings, int settingsTried, String problem) {
    static Training done(int rows, int positives, String model, String settings, int tried) {
      return new Training(rows, positives, model, settings, tried, "");
    }

    static Training impossible(int rows, int positives, String problem) {
      return new Training(rows, positives, "", "", 0, problem);
    }

    public boolean succeeded() {
      return !model.isEmpty();
    }
  }
}
