package cn.financebrain.scoring.replay;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.RaisedAlert;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An alert as it is stored beside the one that the stored records of the log give anew.
 *
 * @param derived empty where the records give no such alert, or can't be followed
 * @param fields what was compared; none where nothing could be derived
 * @param inputs what it rests on, and what of it is missing or differs
 * @param evaluations how many evaluations of the enterprise were derived, up to the alert
 * @param divergence the first of them that told other scores than are stored
 */
public record AlertProof(
    RaisedAlert stored,
    Optional<Alert> derived,
    List<ProofField> fields,
    List<ProofInput> inputs,
    int evaluations,
    Optional<Divergence> divergence,
    ProofChain chain) {
  public AlertProof {
    fields = List.copyOf(fields);
    inputs = List.copyOf(inputs);
  }

  /**
   * An evaluation that is derived otherwise than it was told.
   *
   * @param event whether an event stands at its place; where none does, one that is stored no more
   *     may have stood there
   */
  public record Divergence(LogPosition position, Instant at, boolean event) {}

  /** Whether the alert is proven: derived anew, and the same byte for byte. */
  public boolean holds() {
    return derived.isPresent() && fields.stream().allMatch(ProofField::same);
  }

  /** What is missing or differs. */
  public List<ProofInput> faults() {
    return inputs.stream().filter(each -> each.state() != ProofInput.State.PRESENT).toList();
  }
}
