package cn.financebrain.streaming.kafka;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.ingest.codec.AlertCodec;
import cn.financebrain.ingest.codec.DeadLetterCodec;
import cn.financebrain.ingest.codec.LogCodec;

/** A record as it goes out to a topic. */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the chain
public record Message(byte[] key, byte[] value) {

  public static Message of(Alert alert) {
    return new Message(LogCodec.key(alert.enterprise()), AlertCodec.encode(alert));
  }

  public static Message of(DeadLetter letter) {
    return new Message(DeadLetterCodec.key(letter), DeadLetterCodec.encode(letter));
  }
}
