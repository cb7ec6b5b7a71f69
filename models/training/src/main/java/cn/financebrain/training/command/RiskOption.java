package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.Risk;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names the risk, which some sources of rows need and others have not. */
final class RiskOption {
  @Option(names = "--risk", descriptionKey = "option.risk")
  String risk;

  /**
   * @throws CommandFailure if it is not given, or there is no such risk
   */
  Risk required() {
    return optional().orElseThrow(() -> CommandFailure.usage("failure.no-risk"));
  }

  /**
   * @throws CommandFailure if there is no such risk
   */
  Optional<Risk> optional() {
    try {
      return Optional.ofNullable(risk).map(Risk::ofId);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("failure.risk", risk);
    }
  }

  /**
   * @throws CommandFailure if it is given
   */
  void refuse() {
    if (risk != null) {
      throw CommandFailure.usage("failure.risk-of-nothing");
    }
  }
}
