package cn.financebrain.streaming.operator;

import cn.financebrain.scoring.Evaluator;
import java.io.Serializable;

/** Opens the domain on the machine where an operator runs. */
@FunctionalInterface
public interface EvaluatorSource extends Serializable {
  Evaluator open();
}
