package cn.financebrain.scoring.release;

import cn.financebrain.contract.Risk;
import java.time.Instant;
import java.util.Map;

/**
 * A catalogue of tags and a set of models in force from one moment of the log on. Release 0 is the
 * beginning: the product's catalogue, no models.
 *
 * @param number from 0
 * @param models artifact id by risk; a risk without a model is left out
 * @param catalogue id of a {@link CatalogueDirectory}; {@link CatalogueDirectory#PRODUCT} where the
 *     catalogue is the one that the product ships, as in all releases of earlier versions
 * @param activatedAt when it was written
 */
public record Release(int number, Map<Risk, String> models, String catalogue, Instant activatedAt) {
  public static final Release NONE =
      new Release(0, Map.of(), CatalogueDirectory.PRODUCT, Instant.EPOCH);

  public Release {
    if (number < 0) {
      throw new IllegalArgumentException("release %d, expected 0 or more".formatted(number));
    }
    models = Map.copyOf(models);
  }
}
