package cn.financebrain.ingest.simulate;

import cn.financebrain.ingest.simulate.registration.RegistrationEmitter;
import cn.financebrain.ingest.simulate.tax.TaxEmitter;
import java.util.List;

/** All tables of the simulation, one line each. */
public final class Emitters {
  private Emitters() {}

  public static List<Emitter> all() {
    return List.of(new RegistrationEmitter(), new TaxEmitter());
  }
}
