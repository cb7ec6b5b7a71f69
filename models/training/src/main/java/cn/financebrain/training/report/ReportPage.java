package cn.financebrain.training.report;

import cn.financebrain.training.protocol.Judgement;
import java.util.List;
import java.util.stream.Collectors;

/** All judgements as one page. */
public final class ReportPage {
  private ReportPage() {}

  public static byte[] bytes(List<Judgement> judgements) {
    String sections =
        judgements.stream()
            .map(judgement -> new SetSection(judgement).html())
            .collect(Collectors.joining());
    return Page.bytes(
        "模型评估",
        "Model evaluation",
        Html.note(
                "编码、模型、校准与阈值都只用训练样本得出，检验样本只用于计算指标。",
                "Encodings, model, calibration and threshold come from training rows alone; tested"
                    + " rows serve for the figures only.")
            + sections);
  }
}
