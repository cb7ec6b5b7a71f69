package cn.financebrain.training.report;

import cn.financebrain.training.protocol.Judgement;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One page of HTML. */
public final class ReportPage {
  private ReportPage() {}

  public static byte[] bytes(List<Judgement> judgements) {
    return ("" + judgements.size()).getBytes(StandardCharsets.UTF_8);
  }
}
