package cn.financebrain.dashboards.evidence;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.dashboards.wire.EventJson;
import cn.financebrain.dashboards.wire.EventKeyJson;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.dashboards.wire.TagValueJson;
import cn.financebrain.scoring.replay.AlertProof;
import cn.financebrain.scoring.replay.ProofChain;
import cn.financebrain.scoring.replay.ProofField;
import cn.financebrain.scoring.replay.ProofInput;
import cn.financebrain.store.WarehouseRow;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * The proof of an alert, as the interface answers it and case files hold it; what is null is left
 * out.
 *
 * @param same whether the alert was derived anew, the same byte for byte
 * @param evaluations of the enterprise, up to the alert, that were derived
 * @param divergence the first evaluation that is derived otherwise than it was told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProofJson(
    String alert,
    String enterprise,
    String risk,
    String band,
    Instant raisedAt,
    int release,
    Place position,
    boolean same,
    int evaluations,
    List<Field> fields,
    List<Input> inputs,
    Divergence divergence,
    Chain chain) {

  /** A place in the log. */
  public record Place(int partition, long offset) {
    static Place of(LogPosition position) {
      return new Place(position.partition(), position.offset());
    }
  }

  /** What was compared, as canonical texts with their SHA-256. */
  public record Field(
      String name,
      boolean same,
      String stored,
      String derived,
      String storedSha256,
      String derivedSha256) {
    static Field of(ProofField field) {
      return new Field(
          field.name(),
          field.same(),
          field.stored(),
          field.derived(),
          field.storedHash(),
          field.derivedHash());
    }
  }

  /** What it rests on. */
  public record Input(
      String kind, String name, String state, String hash, String chinese, String english) {
    static Input of(ProofInput input) {
      return new Input(
          Parameters.id(input.kind()),
          input.name(),
          Parameters.id(input.state()),
          input.hash(),
          input.detail().chinese(),
          input.detail().english());
    }
  }

  /** See {@link AlertProof.Divergence}. */
  public record Divergence(Instant at, Place position, boolean event) {}

  /** See {@link ProofChain}. */
  public record Chain(
      String model, List<Tag> reasons, List<Acting> rules, List<EventJson> events) {}

  /** A tag, with the events behind its value. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Tag(
      String tag,
      String chinese,
      String english,
      String unit,
      TagValueJson value,
      Double contribution,
      List<EventKeyJson> evidence) {
    static Tag of(ProofChain.Tag tag) {
      return new Tag(
          tag.id(),
          tag.spec().map(TagSpec::chinese).orElse(tag.id()),
          tag.spec().map(TagSpec::english).orElse(tag.id()),
          tag.spec().map(TagSpec::unit).orElse(""),
          TagValueJson.of(tag.value()),
          tag.contribution().isPresent() ? tag.contribution().getAsDouble() : null,
          tag.evidence().stream().map(EventKeyJson::of).toList());
    }
  }

  /** A rule that acted, with its legal basis. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Acting(
      String rule,
      String chinese,
      String english,
      String basis,
      Integer points,
      boolean raised,
      List<Tag> tags) {
    static Acting of(ProofChain.Acting acting) {
      return new Acting(
          acting.rule().id(),
          acting.rule().chinese(),
          acting.rule().english(),
          acting.rule().basis(),
          acting.points().isPresent() ? acting.points().getAsInt() : null,
          acting.raised(),
          acting.tags().stream().map(Tag::of).toList());
    }
  }

  /**
   * @param persons whether what is of natural persons is shown
   */
  public static ProofJson of(AlertProof proof, boolean persons) {
    Alert alert = proof.stored().alert();
    return new ProofJson(
        alert.id(),
        alert.enterprise().text(),
        alert.risk().id(),
        Parameters.id(alert.band()),
        alert.raisedAt(),
        alert.release(),
        Place.of(proof.stored().position()),
        proof.holds(),
        proof.evaluations(),
        proof.fields().stream().map(Field::of).toList(),
        proof.inputs().stream().map(Input::of).toList(),
        proof
            .divergence()
            .map(first -> new Divergence(first.at(), Place.of(first.position()), first.event()))
            .orElse(null),
        chain(proof.chain(), persons));
  }

  private static Chain chain(ProofChain chain, boolean persons) {
    return new Chain(
        chain.model(),
        chain.reasons().stream().map(Tag::of).toList(),
        chain.rules().stream().map(Acting::of).toList(),
        chain.events().stream()
            .map(
                each ->
                    EventJson.of(new WarehouseRow.EventRow(each.event(), each.position()), persons))
            .toList());
  }
}
