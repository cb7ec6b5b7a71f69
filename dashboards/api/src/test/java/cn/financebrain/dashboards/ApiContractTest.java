package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiContractTest {

  @Test
  void theDocumentListsEveryProblemCode() {
    List<String> codes = Arrays.stream(ProblemCode.values()).map(ProblemCode::id).toList();
    assertThat(ApiContract.values("ProblemCode")).containsExactlyInAnyOrderElementsOf(codes);
  }

  @Test
  void theDocumentListsEveryActionOfTheAuditTrail() {
    List<String> actions = Arrays.stream(Action.values()).map(Action::id).toList();
    assertThat(ApiContract.values("AuditAction")).containsExactlyInAnyOrderElementsOf(actions);
  }
}
