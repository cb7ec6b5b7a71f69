package cn.financebrain.training.evaluate;

import java.time.Instant;
import java.util.List;

/** What a model was trained on and what it was tested on. */
public sealed interface Protocol {
  String chinese();

  String english();

  /** Every row is tested once for each seed, by a model that has not seen its enterprise. */
  record StratifiedFolds(int folds, List<Long> seeds) implements Protocol {
    public StratifiedFolds {
      seeds = List.copyOf(seeds);
    }

    @Override
    public String chinese() {
      return "分层 %d 折交叉验证，随机种子 %s；各折均值 ± 标准差".formatted(folds, seeds);
    }

    @Override
    public String english() {
      return "%d stratified folds, seeds %s; mean ± standard deviation over the folds"
          .formatted(folds, seeds);
    }
  }

  /**
   * Trained on what was known before an instant, tested on what came later.
   *
   * @param trained rows as of before {@code split}, of which {@code trainedPositive} are positive
   * @param tested rows as of {@code split} or later, of which {@code testedPositive} are positive
   */
  record EarlierLater(
      Instant split,
      int trained,
      int trainedPositive,
      int tested,
      int testedPositive,
      List<Long> seeds)
      implements Protocol {
    public EarlierLater {
      seeds = List.copyOf(seeds);
    }

    @Override
    public String chinese() {
      return "以 %s 之前的 %d 条（正例 %d）训练，以其后的 %d 条（正例 %d）检验，随机种子 %s；各种子均值 ± 标准差"
          .formatted(split, trained, trainedPositive, tested, testedPositive, seeds);
    }

    @Override
    public String english() {
      return ("trained on %d rows as of before %s (%d positive), tested on %d later rows"
              + " (%d positive), seeds %s; mean ± standard deviation over the seeds")
          .formatted(trained, split, trainedPositive, tested, testedPositive, seeds);
    }
  }

  /** A finished model on rows that it was not fitted to. */
  record FinishedModel(String id, int rows, int positives) implements Protocol {
    @Override
    public String chinese() {
      return "模型 %s 在 %d 条（正例 %d）上的结果".formatted(id, rows, positives);
    }

    @Override
    public String english() {
      return "model %s on %d rows (%d positive)".formatted(id, rows, positives);
    }
  }
}
