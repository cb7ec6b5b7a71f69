package cn.financebrain.cli;

import cn.financebrain.console.Table;
import cn.financebrain.console.Words;
import cn.financebrain.contract.Alert;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.explain.Sentence;
import cn.financebrain.scoring.replay.AlertProof;
import cn.financebrain.scoring.replay.ProofChain;
import cn.financebrain.scoring.replay.ProofField;
import cn.financebrain.scoring.replay.ProofInput;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The proof of an alert as the command line tells it: as text, or as JSON in both languages. */
record ProofView(AlertProof proof) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int HASH_SHOWN = 16;
  private static final int TEXT_SHOWN = 40;

  void print(PrintStream out) {
    Alert alert = proof.stored().alert();
    out.println(
        Messages.text(
            "proof.alert",
            alert.id(),
            Words.chinese() ? alert.risk().chinese() : alert.risk().english(),
            alert.enterprise().text(),
            Messages.text("explain.band." + id(alert.band())),
            alert.raisedAt(),
            alert.release()));
    out.println(verdict());
    if (!proof.fields().isEmpty()) {
      out.println(fields());
    }
    out.println(inputs());
    printChain(out);
  }

  private String verdict() {
    if (proof.holds()) {
      return Messages.text("proof.same", proof.fields().size(), proof.evaluations());
    }
    String found =
        proof.derived().isEmpty() ? Messages.text("proof.none") : Messages.text("proof.other");
    return proof
        .divergence()
        .map(
            first ->
                found
                    + " "
                    + Messages.text(
                        first.event() ? "proof.diverges" : "proof.diverges-no-event",
                        first.at(),
                        first.position().partition(),
                        Long.toString(first.position().offset())))
        .orElse(found);
  }

  private Table fields() {
    Table table = new Table(Messages.text("proof.fields-header"));
    for (ProofField field : proof.fields()) {
      table.row(
          field.name(),
          Messages.text(field.same() ? "proof.field-same" : "proof.field-differs"),
          field.storedHash().substring(0, HASH_SHOWN),
          field.derivedHash().substring(0, HASH_SHOWN),
          shown(field.stored()));
    }
    return table;
  }

  private static String shown(String text) {
    String line = text.replace('\n', ' ').strip();
    return line.length() <= TEXT_SHOWN ? line : line.substring(0, TEXT_SHOWN) + "…";
  }

  private Table inputs() {
    Table table = new Table(Messages.text("proof.inputs-header"));
    for (ProofInput input : proof.inputs()) {
      table.row(
          Messages.text("proof.kind." + id(input.kind())),
          input.name(),
          Messages.text("proof.state." + id(input.state())),
          Words.chinese() ? input.detail().chinese() : input.detail().english());
    }
    return table;
  }

  private void printChain(PrintStream out) {
    ProofChain chain = proof.chain();
    for (ProofChain.Acting acting : chain.rules()) {
      out.println(
          Messages.text(
              acting.raised() ? "proof.raised-by" : "proof.acted",
              Words.chinese() ? acting.rule().chinese() : acting.rule().english(),
              acting.rule().id(),
              acting.rule().basis()));
      acting.tags().forEach(tag -> out.println("  - " + line(tag)));
    }
    if (!chain.reasons().isEmpty()) {
      out.println(Messages.text("proof.reasons", chain.model()));
      chain.reasons().forEach(tag -> out.println("  - " + line(tag)));
    }
  }

  private static String line(ProofChain.Tag tag) {
    String name =
        tag.spec()
            .map(spec -> Words.chinese() ? spec.chinese() : spec.english())
            .orElseGet(tag::id);
    String evidence = tag.evidence().stream().map(ProofView::key).collect(Collectors.joining(", "));
    return "%s (%s) = %s%s%s"
        .formatted(
            name,
            tag.id(),
            value(tag.value()),
            tag.contribution().isPresent()
                ? String.format(Locale.ROOT, " (%+.3f)", tag.contribution().getAsDouble())
                : "",
            evidence.isEmpty() ? "" : " ← " + evidence);
  }

  private static String value(TagValue value) {
    if (value instanceof TagValue.Quantity quantity) {
      return Double.toString(quantity.value());
    }
    if (value instanceof TagValue.Code code) {
      return code.value();
    }
    return value instanceof TagValue.Truth truth ? Boolean.toString(truth.value()) : "?";
  }

  private static String key(EventKey key) {
    return key.source() + "|" + key.id();
  }

  ObjectNode json() {
    Alert alert = proof.stored().alert();
    ObjectNode node =
        NODES
            .objectNode()
            .put("alert", alert.id())
            .put("enterprise", alert.enterprise().text())
            .put("risk", alert.risk().id())
            .put("raisedAt", alert.raisedAt().toString())
            .put("release", alert.release())
            .put("partition", proof.stored().position().partition())
            .put("offset", proof.stored().position().offset())
            .put("same", proof.holds())
            .put("evaluations", proof.evaluations());
    ArrayNode fields = node.putArray("fields");
    for (ProofField field : proof.fields()) {
      fields
          .addObject()
          .put("name", field.name())
          .put("same", field.same())
          .put("stored", field.stored())
          .put("derived", field.derived())
          .put("storedSha256", field.storedHash())
          .put("derivedSha256", field.derivedHash());
    }
    ArrayNode inputs = node.putArray("inputs");
    for (ProofInput input : proof.inputs()) {
      both(inputs.addObject(), input.detail())
          .put("kind", id(input.kind()))
          .put("name", input.name())
          .put("state", id(input.state()))
          .put("hash", input.hash());
    }
    proof
        .divergence()
        .ifPresent(
            first ->
                node.putObject("divergence")
                    .put("at", first.at().toString())
                    .put("partition", first.position().partition())
                    .put("offset", first.position().offset())
                    .put("event", first.event()));
    node.set("chain", json(proof.chain()));
    return node;
  }

  private static ObjectNode json(ProofChain chain) {
    ObjectNode node = NODES.objectNode().put("model", chain.model());
    tags(node.putArray("reasons"), chain.reasons());
    ArrayNode rules = node.putArray("rules");
    for (ProofChain.Acting acting : chain.rules()) {
      ObjectNode each =
          rules
              .addObject()
              .put("rule", acting.rule().id())
              .put("chinese", acting.rule().chinese())
              .put("english", acting.rule().english())
              .put("basis", acting.rule().basis())
              .put("raised", acting.raised());
      acting.points().ifPresent(points -> each.put("points", points));
      tags(each.putArray("tags"), acting.tags());
    }
    ArrayNode events = node.putArray("events");
    for (ProofChain.Event each : chain.events()) {
      EnterpriseEvent event = each.event();
      events
          .addObject()
          .put("event", key(event.key()))
          .put("type", event.type())
          .put("eventTime", event.eventTime().toString())
          .put("availableTime", event.availableTime().toString())
          .put("arrivalTime", event.arrivalTime().toString())
          .put("revision", event.revision());
    }
    return node;
  }

  private static void tags(ArrayNode array, List<ProofChain.Tag> tags) {
    for (ProofChain.Tag tag : tags) {
      ObjectNode each = array.addObject().put("tag", tag.id());
      tag.spec().ifPresent(spec -> names(each, spec));
      each.put("value", value(tag.value()));
      tag.contribution().ifPresent(share -> each.put("contribution", share));
      ArrayNode evidence = each.putArray("evidence");
      tag.evidence().forEach(key -> evidence.add(key(key)));
    }
  }

  private static void names(ObjectNode node, TagSpec spec) {
    node.put("chinese", spec.chinese()).put("english", spec.english()).put("unit", spec.unit());
  }

  private static ObjectNode both(ObjectNode node, Sentence sentence) {
    return node.put("chinese", sentence.chinese()).put("english", sentence.english());
  }

  private static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
