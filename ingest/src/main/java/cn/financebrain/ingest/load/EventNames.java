package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.ingest.codec.DeadLetterCodec;
import cn.financebrain.ingest.mapping.FeedMapping;

/** How the events of a table are named, and by what a {@link Ledger} knows them. */
record EventNames(FeedMapping mapping, String source) {
  /** The content of every dead letter: its id tells all. */
  static final Fingerprint REJECTED = Fingerprint.of("rejected");

  /** The content of every event that was taken back. */
  static final Fingerprint RETRACTED = Fingerprint.of("retracted");

  /** Tables whose rows make several events tell these apart by their types. */
  String base(String id, String type) {
    return mapping.events().size() == 1 ? id : id + '|' + type;
  }

  static Fingerprint ofBase(String base) {
    return Fingerprint.of("event", base);
  }

  static Fingerprint ofLetter(DeadLetter letter) {
    return Fingerprint.of("dead letter", new String(DeadLetterCodec.key(letter), UTF_8));
  }

  /**
   * @param number the how manieth with this base the event is in its source
   */
  Named named(String base, int number) {
    boolean numbered = mapping.id().occurrence() && number > 1;
    String id = numbered ? base + '#' + number : base;
    return new Named(id, ofBase(id), Fingerprint.of("place", id, source, Integer.toString(number)));
  }

  /**
   * @param id that a row's columns make; equal ids are one event
   * @param place where the row stands, which no other has
   */
  static Named at(String id, String place) {
    return new Named(id, ofBase(id), Fingerprint.of("place", id, place));
  }

  /**
   * @param place where it stands: id, source, and the number among equal ids of the source
   */
  record Named(String id, Fingerprint fingerprint, Fingerprint place) {}
}
