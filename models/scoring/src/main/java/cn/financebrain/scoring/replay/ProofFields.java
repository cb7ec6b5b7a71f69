package cn.financebrain.scoring.replay;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What of an alert and its score is compared, each as its canonical text by its name. */
final class ProofFields {
  private static final String NONE = "none";

  private ProofFields() {}

  /**
   * @param told the stored score; empty if it is not there
   */
  static List<ProofField> of(
      Alert stored, Optional<Alert> derived, Optional<Score> told, Optional<Score> score) {
    Map<String, String> was = texts(Optional.of(stored), told);
    Map<String, String> is = texts(derived, score);
    Map<String, String> names = new TreeMap<>(was);
    names.putAll(is);
    List<ProofField> fields = new ArrayList<>();
    for (String name : names.keySet()) {
      fields.add(ProofField.of(name, was.getOrDefault(name, NONE), is.getOrDefault(name, NONE)));
    }
    return fields;
  }

  private static Map<String, String> texts(Optional<Alert> alert, Optional<Score> score) {
    Map<String, String> texts = new TreeMap<>();
    alert.ifPresent(each -> put(texts, each));
    score.ifPresent(each -> put(texts, each));
    return texts;
  }

  private static void put(Map<String, String> texts, Alert alert) {
    texts.put("alert.id", alert.id());
    texts.put("alert.episode", Integer.toString(alert.episode()));
    texts.put("alert.band", Canonical.id(alert.band()));
    texts.put("alert.cause", Canonical.cause(alert.cause()));
    texts.put("alert.region", alert.region());
    texts.put("alert.raised_at", alert.raisedAt().toString());
    texts.put("alert.release", Integer.toString(alert.release()));
    texts.put("alert.index", Canonical.number(alert.index()));
    texts.put("alert.rules", alert.rules());
    texts.put("alert.reasons", Canonical.reasons(alert.reasons()));
  }

  /** All that a score says, under the names that the fields have here. */
  static void put(Map<String, String> texts, Score score) {
    texts.put("score.as_of", score.asOf().toString());
    texts.put("score.release", Integer.toString(score.release()));
    if (score instanceof Score.Unscored unscored) {
      texts.put("score.unscored", Canonical.id(unscored.why()));
      texts.put("score.coverage", Canonical.number(unscored.coverage()));
    } else if (score instanceof Score.Scored scored) {
      texts.put("score.model", scored.model());
      texts.put("score.probability", Canonical.number(scored.probability()));
      texts.put("score.threshold", Canonical.number(scored.threshold()));
      texts.put("score.model_index", Canonical.number(scored.ruled().modelIndex()));
      texts.put("score.index", Canonical.number(scored.index()));
      texts.put("score.band", Canonical.id(scored.band()));
      texts.put("score.coverage", Canonical.number(scored.coverage()));
      texts.put("score.rules", scored.ruled().book());
      texts.put("score.points", Canonical.points(scored.ruled().points()));
      texts.put("score.vetoes", Canonical.list(scored.ruled().vetoes()));
    }
  }

  /** The scores of one evaluation. */
  static String text(List<Score> scores) {
    List<String> parts = new ArrayList<>();
    for (Score score : scores) {
      Map<String, String> texts = new TreeMap<>();
      put(texts, score);
      parts.add(score.risk().id());
      texts.forEach(
          (name, text) -> {
            parts.add(name);
            parts.add(text);
          });
    }
    return Canonical.list(parts);
  }
}
