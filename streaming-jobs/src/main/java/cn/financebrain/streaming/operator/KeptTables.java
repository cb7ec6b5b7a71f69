package cn.financebrain.streaming.operator;

import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.FactTables;
import cn.financebrain.streaming.wire.KeptStateSerializer;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;

/**
 * The tables that the states of an operator were written with, in the operator's own state. All
 * subtasks know all of them, since a state may come to any subtask; the first one keeps them.
 */
public final class KeptTables {
  private static final ListStateDescriptor<byte[]> STATE =
      new ListStateDescriptor<>("fact-tables-v1", KeptStateSerializer.INSTANCE);

  private final ListState<byte[]> state;
  private final FactTables tables;

  private KeptTables(ListState<byte[]> state, FactTables tables) {
    this.state = state;
    this.tables = tables;
  }

  /**
   * @param catalogue whose states the operator keeps
   */
  public static KeptTables of(Catalogue catalogue, StateInitializationContext context)
      throws Exception {
    ListState<byte[]> state = context.getOperatorStateStore().getUnionListState(STATE);
    return new KeptTables(state, catalogue.tables().and(state.get()));
  }

  /** Of this catalogue and of all that states were written with. */
  public FactTables all() {
    return tables;
  }

  /** To be called at each snapshot. */
  public void keep(TaskInfo task) throws Exception {
    state.update(task.getIndexOfThisSubtask() == 0 ? tables.toBytes() : List.of());
  }
}
