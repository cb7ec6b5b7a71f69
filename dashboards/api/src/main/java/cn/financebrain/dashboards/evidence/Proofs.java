package cn.financebrain.dashboards.evidence;

import cn.financebrain.contract.RaisedAlert;
import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.scoring.replay.AlertProof;
import cn.financebrain.scoring.replay.AlertProver;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Proves alerts when somebody asks, each time anew: what is missing or changed by now is found now.
 */
@Component
public class Proofs {
  /** A proof compiles a catalogue and follows a whole history. */
  private static final int AT_ONCE = 2;

  private final Warehouse warehouse;
  private final AlertProver prover;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  Proofs(Warehouse warehouse, DashboardsSettings settings) {
    this.warehouse = warehouse;
    this.prover = new AlertProver(settings.modelsDir());
  }

  /** An alert as it is stored; empty where there is none of this id. */
  public Optional<RaisedAlert> stored(String id) {
    return warehouse.pages().raisedAlert(id);
  }

  /**
   * @throws cn.financebrain.store.WarehouseException if the warehouse can't be reached
   */
  public AlertProof prove(RaisedAlert alert) {
    places.acquireUninterruptibly();
    try {
      return prover.prove(alert, warehouse.pages());
    } finally {
      places.release();
    }
  }
}
