package cn.financebrain.streaming.operator;

import cn.financebrain.scoring.release.CatalogueDirectory;
import cn.financebrain.scoring.release.CataloguePlan;
import cn.financebrain.scoring.release.ReleaseException;
import java.io.Serializable;
import java.nio.file.Path;

/** Whether a job may say how far the log is in the warehouse. */
@FunctionalInterface
public interface ProgressGate extends Serializable {

  /** As of now. */
  boolean isOpen();

  /**
   * Open for the job of a catalogue where it alone writes to the warehouse: while a change of the
   * catalogue is filled from history that is the job in force; from the new release until the job
   * before has written the last that is its own, neither. Shut where that can't be told.
   *
   * @param models directory of releases and catalogues
   * @param fingerprint of the job's catalogue
   */
  static ProgressGate ofCatalogue(String models, String fingerprint) {
    return new OfCatalogue(models, fingerprint);
  }

  /** See {@link #ofCatalogue}. */
  final class OfCatalogue implements ProgressGate {
    private static final long serialVersionUID = 1L;

    private final String models;
    private final String fingerprint;
    private transient CatalogueDirectory catalogues;

    private OfCatalogue(String models, String fingerprint) {
      this.models = models;
      this.fingerprint = fingerprint;
    }

    @Override
    public boolean isOpen() {
      if (catalogues == null) {
        catalogues = new CatalogueDirectory(Path.of(models));
      }
      try {
        return CataloguePlan.read(Path.of(models)).telling().stream()
            .allMatch(id -> catalogues.fingerprint(id).equals(fingerprint));
      } catch (ReleaseException e) {
        return false;
      }
    }
  }
}
