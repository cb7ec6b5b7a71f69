package cn.financebrain.scoring.release;

import cn.financebrain.contract.Risk;
import java.time.Instant;
import java.util.Map;

/**
 * A set of models in force from one moment of the log on. Release 0 is the beginning, without
 * models.
 *
 * @param number from 0
 * @param models artifact id by risk; a risk without a model is left out
 * @param activatedAt when it was written
 */
public record Release(int number, Map<Risk, String> models, Instant activatedAt) {
  public static final Release NONE = new Release(0, Map.of(), Instant.EPOCH);

  public Release {
    if (number < 0) {
      throw new IllegalArgumentException("release %d, expected 0 or more".formatted(number));
    }
    models = Map.copyOf(models);
  }
}
